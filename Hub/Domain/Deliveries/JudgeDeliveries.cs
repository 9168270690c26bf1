using Microsoft.Extensions.Logging;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Deliveries;

/// <summary>
/// Looks at calls that are 30 seconds old. Who has them on no device is marked on the ticket, and the next channels are told; a call leaves the list when
/// all of that is done, so that a crash in between repeats it and loses nothing.
/// </summary>
public sealed partial class JudgeDeliveries(
    IDeliveryBook book, ITicketStore store, IRulebooks rulebooks, IEnumerable<INextChannel> channels, TimeProvider time, ILogger<JudgeDeliveries> logger)
{
    /// <summary>Calls judged at once; each round reads and writes them in one go.</summary>
    public const int BatchSize = 64;

    private readonly INextChannel[] channels = [.. channels];
    private readonly string[] names = [.. channels.Select(channel => channel.Name)];

    /// <returns>How many calls were judged; <see cref="BatchSize"/> means that there may be more.</returns>
    public async Task<int> RunAsync(string communityId, CancellationToken cancellation)
    {
        var calls = await book.Unjudged(communityId, time.GetUtcNow(), BatchSize, cancellation);
        if (calls.Count == 0)
        {
            return 0;
        }

        var tickets = await store.LoadAll(communityId, [.. calls.Select(call => call.TicketId).Distinct()], cancellation);
        var rules = rulebooks.Current;
        var judged = new List<(Call Call, Ticket Ticket, TicketChange? Change)>();
        foreach (var ticket in tickets.OfType<Ticket>())
        {
            // Of several calls of one ticket the newest says whose it is now.
            var call = calls.Where(call => call.TicketId == ticket.Id).MaxBy(call => call.Version)!;
            var happenings = DeliveryDecision.Judge(ticket, call, await WhoHasIt(ticket, call, cancellation), names, time.GetUtcNow());
            judged.Add((call, ticket, happenings.Count == 0 ? null : HandleTicketCommand.ChangeOf(ticket, ticket.Id, happenings, null, rules)));
        }

        var again = await Write([.. judged.Select(it => it.Change).OfType<TicketChange>()], cancellation);
        foreach (var (call, ticket, change) in judged.Where(it => !again.Contains(it.Ticket.Id)))
        {
            var missed = (change?.After ?? ticket).Undelivered?.Where(late => late.Of == call.Version).ToList();
            if (missed is not null && !await Tell(change?.After ?? ticket, missed, cancellation))
            {
                again.Add(ticket.Id);
            }
        }

        Call[] done = [.. calls.Where(call => !again.Contains(call.TicketId))];
        await book.Judged(communityId, done, cancellation);
        return done.Length;
    }

    /// <returns>Tickets that somebody else changed at the same moment: they are judged again.</returns>
    private async Task<HashSet<string>> Write(IReadOnlyList<TicketChange> changes, CancellationToken cancellation)
    {
        var results = changes.Count == 0 ? [] : await store.AppendAll(changes, cancellation);
        return [.. changes.Where((_, i) => results[i].Status == AppendStatus.Conflict).Select(change => change.After.Id)];
    }

    private async Task<bool> Tell(Ticket ticket, IReadOnlyList<UndeliveredHolder> missed, CancellationToken cancellation)
    {
        var areAllTold = true;
        foreach (var channel in channels)
        {
            try
            {
                await channel.Tell(ticket, missed, cancellation);
            }
            catch (Exception fault) when (!cancellation.IsCancellationRequested)
            {
                // A channel that is down must not keep the others from being told; this one is tried again.
                areAllTold = false;
                LogNotTold(logger, fault, channel.Name, ticket.Number);
            }
        }

        return areAllTold;
    }

    /// <summary>Whoever has a device that stored it, or has done something to the matter since.</summary>
    private async Task<HashSet<string>> WhoHasIt(Ticket ticket, Call call, CancellationToken cancellation)
    {
        HashSet<string> users =
            [.. (await book.Of(call.TicketId, cancellation)).Where(delivery => delivery.Version >= call.Version).Select(delivery => delivery.UserId)];
        if (ticket.HandVersion > call.Version && DeliveryDecision.Missed(ticket, call, users).Any())
        {
            var since = (await store.History(ticket.Id, cancellation)).Where(entry => entry.Version > call.Version);
            users.UnionWith(since.Select(entry => entry.Happening.By));
        }

        return users;
    }

    [LoggerMessage(LogLevel.Warning, "Channel {Channel} could not be told of ticket {Number}; tried again in a moment.")]
    private static partial void LogNotTold(ILogger logger, Exception fault, string channel, string number);
}
