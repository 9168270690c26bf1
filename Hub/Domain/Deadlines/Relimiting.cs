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

        var owed = terms.Limits.Where(term => IsOwed(ticket, term) || Last(ticket, term) is null);
        var deadlines = Limits(ticket, terms, owed, ticket.Rung.Level, rules.Calendar, now);
        draft.By(actor, new LimitsChanged(terms, deadlines, command.Reason.Trim()), command.OccurredAt);
        Pauses.EndWithoutClocks(draft, rules, now);
        return null;
    }

    /// <param name="owed">What is owed from now on; a term whose obligation is met already is not owed again, unless the matter was reopened since.</param>
    public static IReadOnlyList<Deadline> Limits(
        Ticket ticket, Terms terms, IEnumerable<Term> owed, int level, WorkingCalendar calendar, DateTimeOffset now)
    {
        var settled = ticket.Deadlines.Where(deadline => !deadline.IsOwed).ToList();
        var running = owed
            .Where(term => IsOwed(ticket, term)
                || !settled.Exists(deadline => IsOfThisRound(ticket, deadline, term) && deadline.State == DeadlineState.Met))
            .Select(term => Restart(ticket, term, terms.YellowShare, level, calendar, now));
        return [.. settled, .. running];
    }

    private static bool IsOwed(Ticket ticket, Term term) => ticket.Deadlines.Any(deadline => deadline.IsOwed && deadline.Obligation == term.Obligation);

    private static Deadline? Last(Ticket ticket, Term term) => ticket.Deadlines.LastOrDefault(deadline => IsOfThisRound(ticket, deadline, term));

    private static bool IsOfThisRound(Ticket ticket, Deadline deadline, Term term) =>
        deadline.Obligation == term.Obligation && deadline.From >= ticket.BegunAt;

    private static Deadline Restart(Ticket ticket, Term term, double yellowShare, int level, WorkingCalendar calendar, DateTimeOffset now)
    {
        var last = Last(ticket, term);
        var deadline = last is { IsOwed: true }
            ? (last with { Rung = level }).Within(term.Allowance, yellowShare, calendar)
            : Deadline.Start(term, level, last?.From ?? ticket.BegunAt, yellowShare, calendar);

        // A limit that nobody could have met is not held against anybody: it counts from now, or for a clock that stands still from when it runs again.
        var moment = deadline.State == DeadlineState.Paused ? ticket.Pause!.Since : now;
        return deadline.DueAt > moment ? deadline : Deadline.Start(term, level, moment, yellowShare, calendar) with { State = deadline.State };
    }
}
