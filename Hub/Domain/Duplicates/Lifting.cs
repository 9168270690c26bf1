using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Duplicates;

/// <summary>What merging does to a ticket's clocks, and splitting undoes.</summary>
internal static class Lifting
{
    /// <summary>What is owed is owed no more; what was met or missed stays so.</summary>
    public static IReadOnlyList<Deadline> Lift(IReadOnlyList<Deadline> deadlines) =>
        [.. deadlines.Select(deadline => deadline.IsOwed ? deadline with { State = DeadlineState.Lifted } : deadline)];

    /// <summary>As after a pause: what was used up before the merging stays used up, and the time under the other ticket is held against nobody.</summary>
    public static IReadOnlyList<Deadline> Unlift(Ticket ticket, DateTimeOffset mergedAt, DateTimeOffset splitAt, WorkingCalendar calendar) =>
    [
        .. ticket.Deadlines.Select(deadline => deadline.State == DeadlineState.Lifted
            ? deadline.RunAgain(mergedAt, splitAt, ticket.Terms.YellowShare, calendar)
            : deadline),
    ];
}
