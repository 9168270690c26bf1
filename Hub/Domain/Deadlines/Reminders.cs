using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Deadlines;

/// <summary>Reminds whoever answered and then did nothing (已响应未办理催办): an answer alone meets only the response.</summary>
internal static class Reminders
{
    /// <summary>When the next reminder is due if the ticket is answered now; null when the answer changes nothing about that.</summary>
    /// <param name="met">What the answer meets: with the last clock that a pause held, the rhythm begins anew.</param>
    public static DateTimeOffset? AfterAnswer(Ticket ticket, DateTimeOffset now, WorkingCalendar calendar, params Obligation[] met)
    {
        var isFirst = ticket.Phase == Phase.Reported;
        var endsPause = ticket is { Pause: not null, Reminder.NextAt: not null }
            && ticket.Deadlines.All(deadline => deadline.State != DeadlineState.Paused || met.Contains(deadline.Obligation));
        return isFirst || endsPause ? ticket.Terms.Reminder?.Every.After(now, 1, calendar) : null;
    }

    /// <summary>After an outage one reminder goes out for all that were due, and the next keeps the old rhythm.</summary>
    public static void Send(DraftTicket draft, Rulebook rules, DateTimeOffset moment, DateTimeOffset now)
    {
        var ticket = draft.Ticket;
        var count = (ticket.Reminder?.Count ?? 0) + 1;
        DateTimeOffset? next = null;
        if (ticket.Terms.Reminder is { } rule && count < rule.AtMost)
        {
            next = rule.Every.After(moment, 1, rules.Calendar);
            while (next <= now)
            {
                next = rule.Every.After(next.Value, 1, rules.Calendar);
            }
        }

        draft.ByClock(new Reminded(count, moment, next));
    }
}
