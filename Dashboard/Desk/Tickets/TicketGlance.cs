using RedProperty.Realtime.Desk.Deadlines;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Tickets;

/// <summary>What a glance at a ticket tells: what is owed next, and which cards it carries.</summary>
internal static class TicketGlance
{
    /// <summary>The limit to count to: the next that runs; at the top of the ladder, where none does, the first that was missed and never made good.</summary>
    public static Deadline? Next(this Ticket ticket) =>
        ticket.Deadlines.Where(deadline => deadline.IsRunning).MinBy(deadline => deadline.DueAt)
        ?? (ticket.IsOpen ? ticket.Deadlines.Where(deadline => ticket.IsOwedStill(deadline)).MinBy(deadline => deadline.DueAt) : null);

    /// <summary>Red cards: limits that were missed, one for each rung that missed them.</summary>
    public static int RedCards(this Ticket ticket) => ticket.Deadlines.Count(deadline => deadline.State == DeadlineState.Missed);

    public static TimeMark MarkAt(this Ticket ticket, DateTimeOffset now)
    {
        if (!ticket.IsOpen)
        {
            return TimeMark.Done;
        }

        if (ticket.Deadlines.Any(deadline => ticket.IsOwedStill(deadline) || (deadline.IsRunning && deadline.DueAt <= now)))
        {
            return TimeMark.Red;
        }

        return ticket.Deadlines.Any(deadline => deadline.IsRunning && (deadline.IsYellow || deadline.YellowAt <= now)) ? TimeMark.Yellow : TimeMark.Calm;
    }

    /// <summary>A missed limit stays open until its obligation is met, on whatever rung.</summary>
    public static bool IsOwedStill(this Ticket ticket, Deadline deadline) =>
        deadline.State == DeadlineState.Missed
        && !ticket.Deadlines.Any(other => other.Obligation == deadline.Obligation && other.State == DeadlineState.Met && other.At >= deadline.DueAt);
}
