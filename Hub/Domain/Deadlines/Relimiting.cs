using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Deadlines;

/// <summary>Other limits for a ticket that is open: still counted from the moments they were counted from.</summary>
internal static class Relimiting
{
    /// <summary>An administrator puts the ticket under the policy in force. What is met or missed stays so; what was already missed at the top is not owed anew.</summary>
    public static Refusal? Carry(DraftTicket draft, ApplyPolicy command, Actor actor, Rulebook rules, DateTimeOffset now)
    {
        var ticket = draft.Ticket;
        var terms = rules.Policy.TermsFor(ticket.Kind, ticket.Place.Community, ticket.Severity);
        if (terms == ticket.Terms)
        {
            return Refusal.Conflict($"Ticket {ticket.Number} stands under the policy in force already.");
        }

        var owed = terms.Limits.Where(term => IsOwed(ticket, term) || ticket.Deadlines.All(deadline => deadline.Obligation != term.Obligation));
        var deadlines = Limits(ticket, terms, owed, ticket.Rung.Level, rules.Calendar, now);
        draft.By(actor, new LimitsChanged(terms, deadlines, command.Reason.Trim()), command.OccurredAt);
        return null;
    }

    /// <param name="owed">What is owed from now on; a term whose obligation is met already is not owed again.</param>
    public static IReadOnlyList<Deadline> Limits(
        Ticket ticket, Terms terms, IEnumerable<Term> owed, int level, WorkingCalendar calendar, DateTimeOffset now)
    {
        var settled = ticket.Deadlines.Where(deadline => !deadline.IsOwed).ToList();
        var running = owed
            .Where(term => IsOwed(ticket, term)
                || !settled.Exists(deadline => deadline.Obligation == term.Obligation && deadline.State == DeadlineState.Met))
            .Select(term => Restart(ticket, term, terms.YellowShare, level, calendar, now));
        return [.. settled, .. running];
    }

    private static bool IsOwed(Ticket ticket, Term term) => ticket.Deadlines.Any(deadline => deadline.IsOwed && deadline.Obligation == term.Obligation);

    private static Deadline Restart(Ticket ticket, Term term, double yellowShare, int level, WorkingCalendar calendar, DateTimeOffset now)
    {
        var last = ticket.Deadlines.LastOrDefault(deadline => deadline.Obligation == term.Obligation);
        var deadline = last is { IsOwed: true }
            ? (last with { Rung = level }).Within(term.Allowance, yellowShare, calendar)
            : Deadline.Start(term, level, last?.From ?? ticket.ReportedAt, yellowShare, calendar);

        // A limit that nobody could have met is not held against anybody: it counts from now. A clock that stands still is set when it runs again.
        return deadline.State == DeadlineState.Paused || deadline.DueAt > now ? deadline : Deadline.Start(term, level, now, yellowShare, calendar);
    }
}
