using System.Collections.Concurrent;
using RedProperty.Realtime.Client;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Simulator.Play;

/// <summary>Lets the staff do what they mean to do, each rung of each ticket once, for as long as the matter is theirs.</summary>
public sealed class Behaviour(Staff staff, Figures figures, ReportMark mark, int seed) : IDisposable
{
    private static readonly TimeSpan NewsTravels = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<(int Index, int Rung), byte> seen = new();
    private readonly ConcurrentDictionary<Task, byte> running = new();
    private readonly CancellationTokenSource home = new();

    public int Busy => running.Count;

    /// <summary>A device heard of something.</summary>
    public void Hear(StaffMember member, TicketEvent news)
    {
        if (mark.Find(news.Ticket.Description) is not { } index)
        {
            return;
        }

        figures.Pushed();
        if (news.Type == "reported")
        {
            figures.PushedReport(index);
        }

        if (seen.TryAdd((index, news.Ticket.Rung.Level), 0) && HolderOf(news.Ticket, index) is { } holder)
        {
            var acting = Task.Run(() => Act(new Matter(index, news.Ticket, holder, member)));
            running[acting] = 0;
            _ = acting.ContinueWith(done => running.TryRemove(done, out _), TaskScheduler.Default);
        }
    }

    /// <summary>What is not begun by then is left; what is on its way is awaited.</summary>
    public async Task GoHome(TimeSpan after)
    {
        home.CancelAfter(after);
        while (!running.IsEmpty)
        {
            await Task.WhenAll(running.Keys);
            await Task.Yield();
        }
    }

    public void Dispose() => home.Dispose();

    private static DateTimeOffset? MomentIn(TicketSnapshot ticket, string obligation, double? share)
    {
        var limit = ticket.Deadlines.FirstOrDefault(deadline => deadline.Obligation == obligation && deadline.Rung == ticket.Rung.Level);
        return share is { } part && limit is not null ? ticket.Rung.Since + ((limit.DueAt - ticket.Rung.Since) * part) : null;
    }

    private StaffMember? HolderOf(TicketSnapshot ticket, int index)
    {
        var able = ticket.Holders.Select(holder => staff.Find(holder.UserId)).OfType<StaffMember>().OrderBy(member => member.UserId, StringComparer.Ordinal).ToArray();
        return able.Length == 0 ? null : able[index % able.Length];
    }

    private async Task Act(Matter matter)
    {
        var intention = Intention.Of(seed, matter.Index, matter.Ticket.Rung.Level);
        var client = matter.Holder.Client;
        var id = matter.Ticket.Id;
        await Do(matter, MomentIn(matter.Ticket, "response", intention.Acknowledge), "reported", () => client.Acknowledge(id, "On my way."));
        if (matter.Ticket.Severity == "major" && intention.Propose is not null)
        {
            await Do(matter, MomentIn(matter.Ticket, "writtenReply", intention.Propose), "acknowledged", () => client.ReplyInWriting(id, "Your report was looked into; the plan follows."));
        }

        await Do(matter, MomentIn(matter.Ticket, "solution", intention.Propose), "acknowledged", () => client.ProposeSolution(id, "The crew comes by this afternoon."));
        await Do(matter, MomentIn(matter.Ticket, "solution", intention.Resolve), "planned", () => client.Resolve(id, "Done and cleaned up."));
    }

    private async Task Do(Matter matter, DateTimeOffset? moment, string phase, Func<Task<CommandResult>> command)
    {
        if (moment is not { } at || !await WaitUntil(matter, at) || !matter.IsStillHis(phase))
        {
            return;
        }

        try
        {
            var result = await command();
            figures.Acted();
            await matter.Heard(result.Version, NewsTravels);
        }
        catch (CoordinationFault fault)
        {
            if (await matter.MovedOn(phase, NewsTravels))
            {
                figures.WasOvertaken();
            }
            else
            {
                figures.Failed($"command {fault.Code}: {fault.Sentence}");
            }
        }
    }

    private async Task<bool> WaitUntil(Matter matter, DateTimeOffset at)
    {
        var wait = at - matter.Witness.Client.ServerNow;
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, home.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return !home.IsCancellationRequested;
    }
}
