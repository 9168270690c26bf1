using Microsoft.Extensions.Logging;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Deadlines;

/// <summary>What one round of enforcement did.</summary>
/// <param name="Tickets">Tickets that were changed.</param>
/// <param name="Missed">Limits that were found missed.</param>
/// <param name="Latest">How late the latest of them was.</param>
/// <param name="Failed">Tickets that could not be enforced, by a fault of ours; they are tried again.</param>
public sealed record EnforcementRound(int Tickets, int Missed, TimeSpan Latest, int Failed = 0)
{
    public static EnforcementRound None { get; } = new(0, 0, TimeSpan.Zero);

    public EnforcementRound Plus(EnforcementRound other) =>
        new(Tickets + other.Tickets, Missed + other.Missed, Latest > other.Latest ? Latest : other.Latest, Failed + other.Failed);
}

/// <summary>
/// Enforces what is due in a community, in batches. May run anywhere, twice, at the same time: nothing happens before its time, and the version check
/// lets one writer win for each ticket.
/// </summary>
public sealed partial class EnforceDeadlines(
    IDueIndex index, ITicketStore store, IRulebooks rulebooks, IDeadlineAlarm alarm, TimeProvider time, ILogger<EnforceDeadlines> logger) : IDisposable
{
    /// <summary>Tickets in one write: enough that the way there costs little, few enough that nobody else waits long for the store.</summary>
    public const int BatchSize = 64;

    private const int PageSize = 512;

    /// <summary>Batches of this process under way at the same time. What waits here costs nothing; what queued in the store would hold up everybody else and time out.</summary>
    private const int BatchesAtOnce = 12;

    private readonly SemaphoreSlim turns = new(BatchesAtOnce);

    /// <param name="after">Leaves alone what has been due for less than this: somebody else is at it.</param>
    /// <param name="onProgress">Called after each page: a long backlog is being worked off, and is being watched.</param>
    public async Task<EnforcementRound> RunAsync(
        string communityId, CancellationToken cancellation, TimeSpan after = default, Action? onProgress = null)
    {
        var total = EnforcementRound.None;
        while (true)
        {
            var due = await index.DueUntil(communityId, time.GetUtcNow() - after, PageSize, cancellation);
            var round = due.Count == 0 ? EnforcementRound.None : await Enforce(communityId, await Load(communityId, due, cancellation), cancellation);
            total = total.Plus(round);
            onProgress?.Invoke();

            // A page that changed nothing would come again as it is: whoever changed those tickets meanwhile has set their alarms.
            if (due.Count < PageSize || round.Tickets == 0)
            {
                return total;
            }
        }
    }

    public void Dispose() => turns.Dispose();

    /// <summary>Reads tickets ahead of their moment, for <see cref="Enforce"/>.</summary>
    public async Task<IReadOnlyList<Ticket>> Load(string communityId, IReadOnlyList<DueTicket> due, CancellationToken cancellation)
    {
        var tickets = await store.LoadAll(communityId, [.. due.Select(ticket => ticket.TicketId)], cancellation);
        for (var i = 0; i < due.Count; i++)
        {
            if (tickets[i] is null)
            {
                LogOrphan(logger, due[i].TicketId);
            }
        }

        return [.. tickets.OfType<Ticket>()];
    }

    /// <summary>Enforces what is due now on tickets of one community as they were read; whoever was changed since is read again.</summary>
    public async Task<EnforcementRound> Enforce(string communityId, IReadOnlyList<Ticket> tickets, CancellationToken cancellation)
    {
        var total = EnforcementRound.None;
        while (tickets.Count > 0)
        {
            // While the store writes one batch, the next is decided.
            var batches = tickets.Chunk(BatchSize).Select(batch => InTurn(batch, cancellation)).ToList();
            var again = new List<string>();
            foreach (var (round, changed) in await Task.WhenAll(batches))
            {
                total = total.Plus(round);
                again.AddRange(changed);
            }

            tickets = again.Count == 0 ? [] : [.. (await store.LoadAll(communityId, again, cancellation)).OfType<Ticket>()];
        }

        return total;
    }

    private async Task<(EnforcementRound Round, IEnumerable<string> Changed)> InTurn(Ticket[] tickets, CancellationToken cancellation)
    {
        await turns.WaitAsync(cancellation);
        try
        {
            return await Enforce(tickets, cancellation);
        }
        finally
        {
            turns.Release();
        }
    }

    private async Task<(EnforcementRound Round, IEnumerable<string> Changed)> Enforce(Ticket[] tickets, CancellationToken cancellation)
    {
        var failed = 0;
        var changes = new List<TicketChange>(tickets.Length);
        var rules = rulebooks.Current;
        var now = time.GetUtcNow();
        foreach (var ticket in tickets)
        {
            try
            {
                if (Enforcement.Decide(ticket, rules, now) is { Count: > 0 } happenings)
                {
                    changes.Add(HandleTicketCommand.ChangeOf(ticket, ticket.Id, happenings, null, rules));
                }
            }
            catch (Exception fault)
            {
                // One ticket that cannot be decided must not keep its neighbours' limits from being enforced.
                failed++;
                LogUndecided(logger, fault, ticket.Id);
            }
        }

        var results = changes.Count == 0 ? [] : await store.AppendAll(changes, cancellation);
        var round = EnforcementRound.None with { Failed = failed };
        for (var i = 0; i < results.Count; i++)
        {
            if (results[i].Status == AppendStatus.Written)
            {
                round = round.Plus(Done(changes[i], now));
            }
        }

        return (round, changes.Where((_, i) => results[i].Status != AppendStatus.Written).Select(change => change.After.Id));
    }

    private EnforcementRound Done(TicketChange change, DateTimeOffset now)
    {
        if (change.After.WakeAt is { } wakeAt)
        {
            alarm.Arm(change.After.Place.Community, wakeAt);
        }

        var missed = change.Steps.Select(step => step.Happening.Fact).OfType<DeadlineMissed>().ToList();
        return new EnforcementRound(1, missed.Count, missed.Count == 0 ? TimeSpan.Zero : now - missed.Min(fact => fact.DueAt));
    }

    [LoggerMessage(LogLevel.Error, "The due index names ticket {TicketId}, which does not exist.")]
    private static partial void LogOrphan(ILogger logger, string ticketId);

    [LoggerMessage(LogLevel.Error, "The deadlines of ticket {TicketId} could not be enforced.")]
    private static partial void LogUndecided(ILogger logger, Exception fault, string ticketId);
}
