using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Deadlines;

/// <summary>The card that a ticket shows at a moment.</summary>
public enum Card
{
    /// <summary>黄牌: a limit that runs has used up three quarters of its allowance.</summary>
    Yellow,

    /// <summary>红牌: a limit has passed and what it stood for is still owed.</summary>
    Red,
}

/// <summary>Which card a ticket shows. Seen from the limits and the time, so that it is right even before the clock has written the fact down.</summary>
public static class Cards
{
    /// <summary>Null when it is calm, paused or done; red wins over yellow.</summary>
    public static Card? CardAt(this Ticket ticket, DateTimeOffset now)
    {
        if (!ticket.IsOpen)
        {
            return null;
        }

        if (ticket.Deadlines.Any(deadline => ticket.IsOwedAfterMiss(deadline) || (deadline.IsRunning && deadline.DueAt <= now)))
        {
            return Card.Red;
        }

        return ticket.Deadlines.Any(deadline => deadline.IsRunning && (deadline.IsYellow || deadline.YellowAt <= now)) ? Card.Yellow : null;
    }

    /// <summary>Whether it owes something whose limit was missed; known from the facts alone, so that it can be counted when they are written.</summary>
    public static bool IsLate(this Ticket ticket) => ticket.IsOpen && ticket.Deadlines.Any(ticket.IsOwedAfterMiss);

    /// <summary>
    /// The limit to count to: the next that runs; at the top of the ladder, where none does, the first that was missed and never made good. None while
    /// the clocks that are left stand still.
    /// </summary>
    public static Deadline? NextLimit(this Ticket ticket) =>
        ticket.Deadlines.Where(deadline => deadline.IsRunning).MinBy(deadline => deadline.DueAt)
        ?? (ticket.IsOpen && ticket.Pause is null ? ticket.Deadlines.Where(ticket.IsOwedAfterMiss).MinBy(deadline => deadline.DueAt) : null);

    /// <summary>A missed limit stays owed until its obligation is met, on whatever rung.</summary>
    public static bool IsOwedAfterMiss(this Ticket ticket, Deadline deadline) =>
        deadline.State == DeadlineState.Missed
        && !ticket.Deadlines.Any(other => other.Obligation == deadline.Obligation && other.State == DeadlineState.Met && other.At >= deadline.DueAt);
}
