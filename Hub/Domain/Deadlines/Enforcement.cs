using RedProperty.Realtime.Domain.Escalations;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Deadlines;

/// <summary>
/// What the clock does to a ticket (时限执行): cards that are due, limits that were missed, climbs that follow. Everything is stamped against the
/// original limits, in their order, so an outage changes when the history is written and not what it says. Asked again, it answers with nothing.
/// </summary>
public static class Enforcement
{
    public static IReadOnlyList<Happening> Decide(Ticket ticket, Rulebook rules, DateTimeOffset now)
    {
        var draft = new DraftTicket(ticket, now);
        Enforce(draft, rules, now);
        return draft.Happenings;
    }

    internal static void Enforce(DraftTicket draft, Rulebook rules, DateTimeOffset now)
    {
        while (draft.Ticket.WakeAt is { } moment && moment <= now)
        {
            if (Next(draft.Ticket, moment) is { } deadline)
            {
                Enforce(draft, rules, deadline);
            }
            else if (draft.Ticket.Pause is { } pause && pause.Until == moment)
            {
                Pauses.End(draft, rules, pause.Until);
            }
            else
            {
                Reminders.Send(draft, rules, moment, now);
            }
        }
    }

    private static Deadline? Next(Ticket ticket, DateTimeOffset moment) => ticket.Deadlines
        .Where(deadline => deadline.IsRunning && deadline.WakeAt <= moment)
        .OrderBy(deadline => deadline.WakeAt)
        .ThenBy(deadline => deadline.Obligation)
        .FirstOrDefault();

    private static void Enforce(DraftTicket draft, Rulebook rules, Deadline deadline)
    {
        if (!deadline.IsYellow && deadline.YellowAt < deadline.DueAt)
        {
            draft.ByClock(new YellowCard(deadline.Obligation, deadline.Rung, deadline.DueAt));
        }
        else
        {
            Miss(draft, rules, deadline);
        }
    }

    private static void Miss(DraftTicket draft, Rulebook rules, Deadline deadline)
    {
        draft.ByClock(new DeadlineMissed(deadline.Obligation, deadline.Rung, deadline.Allowance, deadline.DueAt));
        var ticket = draft.Ticket;
        if (Ladder.IsTop(ticket.Track, ticket.Rung.Level))
        {
            // The city owes it now and nobody stands above the city: the red card stays, there is no further limit.
            return;
        }

        var level = ticket.Rung.Level + 1;
        var term = new Term(deadline.Obligation, deadline.Allowance);
        var next = Deadline.Start(term, level, deadline.DueAt, ticket.Terms.YellowShare, rules.Calendar);
        Climb.To(draft, rules, level, deadline.DueAt, EscalationCause.DeadlineMissed, [.. ticket.Deadlines, next]);
    }
}
