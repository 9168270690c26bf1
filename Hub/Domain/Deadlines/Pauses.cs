using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Deadlines;

/// <summary>Stopping clocks for a reason, and letting them run again (暂停与恢复计时).</summary>
internal static class Pauses
{
    public static Refusal? Begin(DraftTicket draft, PauseTicket command, Actor actor, Rulebook rules, DateTimeOffset now)
    {
        var ticket = draft.Ticket;
        if (ticket.Pause is { } pause)
        {
            return Refusal.Conflict($"Ticket {ticket.Number} is paused already, by {pause.ByName} until {pause.Until:O}; resume it first.");
        }

        if (ticket.Terms.PauseFor(command.Reason) is not { } rule)
        {
            return Refusal.Conflict($"What was promised for ticket {ticket.Number} allows no pause for this reason; ask for an extension, or escalate it.");
        }

        var stopped = rule.Stops.Where(obligation => ticket.Deadlines.Any(deadline => deadline.IsRunning && deadline.Obligation == obligation)).ToArray();
        if (stopped.Length == 0)
        {
            return Refusal.Conflict($"No clock of ticket {ticket.Number} runs that this reason may stop ({string.Join(", ", rule.Stops)}); nothing is to be paused.");
        }

        var until = rule.AtMost.After(now, 1, rules.Calendar);
        draft.By(actor, new Paused(command.Reason, TicketText.Trimmed(command.Text), stopped, until), command.OccurredAt);
        return null;
    }

    public static Refusal? End(DraftTicket draft, ResumeTicket command, Actor actor, Rulebook rules, DateTimeOffset now)
    {
        if (draft.Ticket.Pause is null)
        {
            return Refusal.Conflict($"Ticket {draft.Ticket.Number} is not paused; its clocks run.");
        }

        draft.By(actor, Resumption(draft.Ticket, TicketText.Trimmed(command.Text), now, rules.Calendar), command.OccurredAt);
        return null;
    }

    /// <summary>The policy's longest time is over: the clocks run again, from that moment and not from when somebody noticed.</summary>
    public static void End(DraftTicket draft, Rulebook rules, DateTimeOffset until) =>
        draft.ByClock(Resumption(draft.Ticket, null, until, rules.Calendar));

    /// <summary>Other limits may owe nothing any more that this pause held.</summary>
    public static void EndWithoutClocks(DraftTicket draft, Rulebook rules, DateTimeOffset now)
    {
        if (draft.Ticket.Pause is not null && draft.Ticket.Deadlines.All(deadline => deadline.State != DeadlineState.Paused))
        {
            draft.ByClock(Resumption(draft.Ticket, null, now, rules.Calendar));
        }
    }

    private static Resumed Resumption(Ticket ticket, string? text, DateTimeOffset moment, WorkingCalendar calendar)
    {
        // Two processes' clocks may differ: a pause that seems to end before it began took no time.
        var since = ticket.Pause!.Since;
        var at = moment > since ? moment : since;
        var deadlines = ticket.Deadlines.Select(deadline => deadline.State == DeadlineState.Paused
            ? deadline.RunAgain(since, at, ticket.Terms.YellowShare, calendar)
            : deadline);
        var remindAt = ticket.Reminder?.NextAt is null ? null : ticket.Terms.Reminder?.Every.After(at, 1, calendar);
        return new Resumed(text, since, at, [.. deadlines], remindAt);
    }
}
