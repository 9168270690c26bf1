using Microsoft.Extensions.Logging;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Deadlines;

/// <summary>What one round of enforcement did.</summary>
/// <param name="Tickets">Tickets that were changed.</param>
/// <param name="Missed">Limits that were found missed.</param>
/// <param name="Latest">How late the latest of them was.</param>
public sealed record EnforcementRound(int Tickets, int Missed, TimeSpan Latest)
{
    public static EnforcementRound None { get; } = new(0, 0, TimeSpan.Zero);

    public EnforcementRound Plus(EnforcementRound other) =>
        new(Tickets + other.Tickets, Missed + other.Missed, Latest > other.Latest ? Latest : other.Latest);
}

/// <summary>
/// Enforces what is due in a community. May run anywhere, twice, at the same time: the ticket is read anew, nothing happens before its time, and the
/// version check lets one writer win.
/// </summary>
public sealed partial class EnforceDeadlines(
    IDueIndex index, ITicketStore store, IRulebooks rulebooks, IDeadlineAlarm alarm, TimeProvider time, ILogger<EnforceDeadlines> logger)
{
    private const int PageSize = 512;
    private const int Writers = 32;

    /// <param name="onProgress">Called after each page: a long backlog is being worked off, and is being watched.</param>
    public async Task<EnforcementRound> RunAsync(string communityId, CancellationToken cancellation, Action? onProgress = null)
    {
        var total = EnforcementRound.None;
        while (true)
        {
            var due = await index.DueUntil(communityId, time.GetUtcNow(), PageSize, cancellation);
            var round = await Enforce(due, cancellation);
            total = total.Plus(round);
            onProgress?.Invoke();

            // A page that changed nothing would come again as it is: whoever changed those tickets meanwhile has set their alarms.
            if (due.Count < PageSize || round.Tickets == 0)
            {
                return total;
            }
        }
    }

    private async Task<EnforcementRound> Enforce(IReadOnlyList<DueTicket> due, CancellationToken cancellation)
    {
        var rounds = new EnforcementRound[due.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Writers, CancellationToken = cancellation };
        await Parallel.ForAsync(0, due.Count, options, async (i, token) => rounds[i] = await Enforce(due[i].TicketId, token));
        return rounds.Aggregate(EnforcementRound.None, (sum, round) => sum.Plus(round));
    }

    private async ValueTask<EnforcementRound> Enforce(string ticketId, CancellationToken cancellation)
    {
        while (true)
        {
            var (ticket, _) = await store.Load(ticketId, null, cancellation);
            if (ticket is null)
            {
                LogOrphan(logger, ticketId);
                return EnforcementRound.None;
            }

            var rules = rulebooks.Current;
            var now = time.GetUtcNow();
            var happenings = Enforcement.Decide(ticket, rules, now);
            if (happenings.Count == 0)
            {
                return EnforcementRound.None;
            }

            var change = HandleTicketCommand.ChangeOf(ticket, ticketId, happenings, null, rules);
            var result = await store.Append(change, cancellation);
            if (result.Status == AppendStatus.Written)
            {
                if (change.After.WakeAt is { } wakeAt)
                {
                    alarm.Arm(change.After.Place.Community, wakeAt);
                }

                return RoundOf(happenings, now);
            }
        }
    }

    private static EnforcementRound RoundOf(IReadOnlyList<Happening> happenings, DateTimeOffset now)
    {
        var missed = happenings.Select(happening => happening.Fact).OfType<DeadlineMissed>().ToList();
        return new EnforcementRound(1, missed.Count, missed.Count == 0 ? TimeSpan.Zero : now - missed.Min(fact => fact.DueAt));
    }

    [LoggerMessage(LogLevel.Error, "The due index names ticket {TicketId}, which does not exist.")]
    private static partial void LogOrphan(ILogger logger, string ticketId);
}
