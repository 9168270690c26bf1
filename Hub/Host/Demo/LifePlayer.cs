using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Host.Demo;

/// <summary>
/// Plays the invented life one beat at a time, through the same door as people do. It keeps a plan of what happens to which of its tickets when; the
/// plan is rebuilt from the store at every <see cref="Begin"/>, so nothing depends on this process living on.
/// </summary>
internal sealed class LifePlayer(
    HandleTicketCommand commands,
    ITicketStore store,
    ITicketQueries queries,
    IRulebooks rulebooks,
    IReadOnlyList<DemoStory> stories,
    LifePace pace,
    TimeProvider time,
    Random dice,
    ILogger<LifePlayer> logger)
{
    /// <summary>More than life itself leaves open, since people's tickets lie among them.</summary>
    private const int MostToTakeUp = 10_000;

    private static readonly TimeSpan AfterRefusal = TimeSpan.FromSeconds(30);

    private readonly LifeReports reports = new(stories, dice);
    private readonly PriorityQueue<string, DateTimeOffset> plan = new();
    private readonly Dictionary<string, DateTimeOffset> open = [];
    private DateTimeOffset nextReport;
    private bool hasSeeded;

    /// <summary>Takes up what an earlier run left open.</summary>
    public async Task Begin(CancellationToken cancellation)
    {
        plan.Clear();
        open.Clear();
        var chart = rulebooks.Current.Organisation;
        var feeds = chart.Places.Where(place => place.Level == PlaceLevel.Grid).Select(grid => new Feed(grid.ParentId, grid.Id)).ToList();
        foreach (var ticket in await queries.OpenIn(feeds, MostToTakeUp, cancellation))
        {
            if (ticket.Channel == LifeReports.Channel)
            {
                Plan(ticket);
            }
        }

        hasSeeded = open.Count > 0;
        nextReport = time.GetUtcNow();
    }

    /// <summary>Lets one thing happen, and says how long to pause until the next.</summary>
    public async Task<TimeSpan> Beat(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (!hasSeeded)
        {
            hasSeeded = !await Report(cancellation) || open.Count >= LifePace.FirstTickets;
            nextReport = now + pace.Report;
            return LifePace.FirstBeat;
        }

        if (open.Count >= LifePace.MostOpen)
        {
            await Resolve(open.MinBy(entry => entry.Value).Key, cancellation);
        }
        else if (now >= nextReport)
        {
            nextReport = now + pace.Report;
            await Report(cancellation);
        }
        else if (plan.TryPeek(out var ticketId, out var dueAt) && dueAt <= now)
        {
            plan.Dequeue();
            await Play(ticketId, now, cancellation);
        }

        return pace.Beat;
    }

    private async Task<bool> Report(CancellationToken cancellation)
    {
        if (reports.Invent(rulebooks.Current) is not { } invented)
        {
            return false;
        }

        var outcome = await commands.Report(invented.Actor, $"life-{Guid.NewGuid():N}", invented.Report, cancellation);
        if (outcome.IsRefused)
        {
            Log.Refused(logger, invented.Report.BuildingId, outcome.Refusal.Sentence);
            return false;
        }

        await Replan(outcome.Value.Receipt.TicketId, cancellation);
        return true;
    }

    private async Task Play(string ticketId, DateTimeOffset now, CancellationToken cancellation)
    {
        var (ticket, _) = await store.Load(ticketId, null, cancellation);
        if (ticket is null || LifeStep.After(ticket, StoryOf(ticket)) is not { } step)
        {
            open.Remove(ticketId);
        }
        else if (step.DueAt > now)
        {
            Plan(ticket);
        }
        else if (!await Carry(ticket, step, cancellation))
        {
            plan.Enqueue(ticketId, now + AfterRefusal);
        }
    }

    /// <summary>Closes one before its time. Its place in the plan remains, and will find the story over.</summary>
    private async Task Resolve(string ticketId, CancellationToken cancellation)
    {
        open.Remove(ticketId);
        var (ticket, _) = await store.Load(ticketId, null, cancellation);
        if (ticket is { IsOpen: true })
        {
            await Carry(ticket, new LifeStep(time.GetUtcNow(), new ResolveTicket(StoryOf(ticket)?.Result ?? "已处理完毕。", [])), cancellation);
        }
    }

    /// <summary>False when a person was faster or nobody holds the post.</summary>
    private async Task<bool> Carry(Ticket ticket, LifeStep step, CancellationToken cancellation)
    {
        if ((step.IsByResident ? ResidentOf(ticket) : HolderOf(ticket)) is not { } actor)
        {
            return false;
        }

        // The same step at the same version is the same command, whichever process takes it.
        var commandId = $"life-{ticket.Id[^Math.Min(40, ticket.Id.Length)..]}-{ticket.Version}";
        var outcome = await commands.Handle(actor, commandId, ticket.Id, step.Command, cancellation);
        if (outcome.IsRefused)
        {
            Log.Refused(logger, ticket.Id, outcome.Refusal.Sentence);
            return false;
        }

        await Replan(ticket.Id, cancellation);
        return true;
    }

    private async Task Replan(string ticketId, CancellationToken cancellation)
    {
        if ((await store.Load(ticketId, null, cancellation)).Ticket is { } ticket)
        {
            Plan(ticket);
        }
    }

    private void Plan(Ticket ticket)
    {
        open.Remove(ticket.Id);
        if (LifeStep.After(ticket, StoryOf(ticket)) is not { } step)
        {
            return;
        }

        plan.Enqueue(ticket.Id, step.DueAt);
        if (ticket.IsOpen)
        {
            open[ticket.Id] = ticket.ReportedAt;
        }
    }

    private DemoStory? StoryOf(Ticket ticket) => stories.FirstOrDefault(story => story.Kind == ticket.Kind && story.Title == ticket.Title);

    private static Actor? ResidentOf(Ticket ticket) => ticket.TrackingCode is { } code ? Actor.Holding(code) : null;

    private Actor? HolderOf(Ticket ticket)
    {
        var chart = rulebooks.Current.Organisation;
        return ticket.Holders.Select(holder => chart.FindPerson(holder.UserId)).OfType<Person>().Select(person => Actor.Staff(person, chart)).FirstOrDefault();
    }
}
