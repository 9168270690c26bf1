using RedProperty.Realtime.Benchmarks.Stores;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Escalations;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Benchmarks.Deadlines;

/// <summary>
/// Looks through the histories of all tickets after a run: each limit missed once, each rung climbed once, everything stamped against the limit that
/// was promised at first, nothing before its time.
/// </summary>
internal sealed class Proof(House house)
{
    private const int Readers = 256;

    private int early;
    private int lost;
    private int doubled;
    private int wrongLimit;
    private int climbs;

    public async Task Check(IReadOnlyList<SeededTicket> due, IReadOnlyList<SeededTicket> pending, CancellationToken cancellation)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = Readers, CancellationToken = cancellation };
        await Parallel.ForEachAsync(due, options, async (ticket, token) => Check(ticket, isDue: true, await Facts(ticket, token)));
        await Parallel.ForEachAsync(pending, options, async (ticket, token) => Check(ticket, isDue: false, await Facts(ticket, token)));
        Progress.Say($"looked through {due.Count + pending.Count} histories");
    }

    /// <summary>What was heard of tickets that are due: none before its limit, and the limit the one that was promised.</summary>
    public void CheckHeard(IReadOnlyList<SeededTicket> due, IReadOnlyList<HeardMiss> heard)
    {
        var dueAt = due.ToDictionary(ticket => ticket.Id, ticket => ticket.DueAt);
        early += heard.Count(miss => !dueAt.TryGetValue(miss.TicketId, out var promised) || miss.At < promised || miss.At < miss.DueAt);
    }

    public void Tell(Figures figures, Lateness? stock)
    {
        figures.Faults("early", early, stock?.Early);
        figures.Faults("lost", lost);
        figures.Faults("doubled", doubled);
        figures.Faults("stamped against another limit", wrongLimit);
        figures.Faults("climbs lost or doubled", climbs);
    }

    private async ValueTask<IReadOnlyList<Happening>> Facts(SeededTicket ticket, CancellationToken cancellation) =>
        [.. (await house.Tickets.History(ticket.Id, cancellation)).Select(entry => entry.Happening)];

    private void Check(SeededTicket ticket, bool isDue, IReadOnlyList<Happening> history)
    {
        var limits = history.Select(happening => happening.Fact).OfType<Reported>().Single().Terms;
        var misses = history.Where(happening => happening.Fact is DeadlineMissed).ToList();
        foreach (var chain in misses.GroupBy(miss => ((DeadlineMissed)miss.Fact).Obligation))
        {
            CheckChain(ticket, limits, chain.Key, [.. chain]);
        }

        var hasResponse = misses.Any(miss => ((DeadlineMissed)miss.Fact).Obligation == Obligation.Response);
        Add(ref lost, isDue && !hasResponse ? 1 : 0);
        Add(ref early, !isDue ? misses.Count : 0);
        Add(ref early, history.Count(happening => happening.Fact is YellowCard card
            && happening.At < card.DueAt - (limits.AllowanceFor(card.Obligation)!.Length * (1 - limits.YellowShare))));
        CheckClimbs(history, misses.Count);
    }

    /// <summary>The same obligation on rung after rung: each limit is one allowance after the one before, counted from the report.</summary>
    private void CheckChain(SeededTicket ticket, Terms limits, Obligation obligation, IReadOnlyList<Happening> misses)
    {
        var facts = misses.Select(miss => (DeadlineMissed)miss.Fact).ToList();
        Add(ref doubled, facts.Count - facts.DistinctBy(fact => fact.Rung).Count());
        var allowance = obligation == Obligation.Response ? SeededTicket.ResponseAllowance : limits.AllowanceFor(obligation)!.Length;
        Add(ref wrongLimit, facts.Where((fact, i) => fact.DueAt != ticket.ReportedAt + (allowance * (i + 1))).Count());
        Add(ref early, misses.Count(miss => miss.At < ((DeadlineMissed)miss.Fact).DueAt));
    }

    private void CheckClimbs(IReadOnlyList<Happening> history, int misses)
    {
        var rises = history.Select(happening => happening.Fact).OfType<Escalated>().ToList();
        var byMiss = rises.Count(rise => rise.Cause == EscalationCause.DeadlineMissed);
        Add(ref climbs, Math.Abs(byMiss - misses));
        Add(ref climbs, rises.Count(rise => rise.Rung.Level != rise.FromLevel + 1));
        Add(ref climbs, rises.Count - rises.DistinctBy(rise => rise.Rung.Level).Count());
    }

    private static void Add(ref int count, int amount) => Interlocked.Add(ref count, amount);
}
