using RedProperty.Realtime.Desk.Deadlines;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Tickets;

/// <summary>What a glance at a ticket tells: what stands still, what was asked, which cards it carries.</summary>
internal static class TicketGlance
{
    /// <summary>Red cards: limits that were missed, one for each rung that missed them.</summary>
    public static int RedCards(this Ticket ticket) => ticket.Deadlines.Count(deadline => deadline.State == DeadlineState.Missed);

    public static TimeMark MarkAt(this Ticket ticket, DateTimeOffset now)
    {
        if (!ticket.IsOpen)
        {
            return TimeMark.Done;
        }

        if (ticket.CardAt(now) is { } card)
        {
            return card == Card.Red ? TimeMark.Red : TimeMark.Yellow;
        }

        return ticket.Pause is not null && ticket.NextDueAt is null ? TimeMark.Paused : TimeMark.Calm;
    }

    /// <summary>The obligation whose clock stands still and was due first.</summary>
    public static Deadline? FirstPaused(this Ticket ticket) =>
        ticket.Deadlines.Where(deadline => deadline.State == DeadlineState.Paused).MinBy(deadline => deadline.DueAt);

    /// <summary>How often somebody was reminded of what he answered and did not begin; 0 once something has followed.</summary>
    public static int Reminders(this Ticket ticket) => ticket.Phase == Phase.Acknowledged ? ticket.Reminder?.Count ?? 0 : 0;

    /// <summary>Wishes for more time that nobody has decided.</summary>
    public static IEnumerable<Extension> Asked(this Ticket ticket) =>
        ticket.IsOpen ? (ticket.Extensions ?? []).Where(extension => extension.State == ExtensionState.Asked) : [];
}
