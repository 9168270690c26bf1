using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Escalations;

/// <summary>Raises a ticket to a rung, and past rungs that nobody holds: an empty post is itself a reason to climb, at once.</summary>
internal static class Climb
{
    public static void To(
        DraftTicket draft,
        Rulebook rules,
        int level,
        DateTimeOffset since,
        EscalationCause cause,
        IReadOnlyList<Deadline> deadlines,
        (Actor Actor, string Reason, DateTimeOffset? OccurredAt)? asked = null)
    {
        var standing = Ladder.At(rules.Organisation, draft.Ticket.Place.Building, draft.Ticket.Track, level, since);
        var fact = new Escalated(draft.Ticket.Rung.Level, standing.Rung, standing.Holders, cause, asked?.Reason, deadlines);
        if (asked is { } by)
        {
            draft.By(by.Actor, fact, by.OccurredAt);
        }
        else
        {
            draft.ByClock(fact);
        }

        PastVacantPosts(draft, rules, since);
    }

    /// <summary>The limits that run are taken along: the next rung owes what the empty one cannot.</summary>
    public static void PastVacantPosts(DraftTicket draft, Rulebook rules, DateTimeOffset since)
    {
        while (draft.Ticket.Holders.Count == 0 && !Ladder.IsTop(draft.Ticket.Track, draft.Ticket.Rung.Level))
        {
            var ticket = draft.Ticket;
            var standing = Ladder.At(rules.Organisation, ticket.Place.Building, ticket.Track, ticket.Rung.Level + 1, since);
            var deadlines = CarryRunning(ticket.Deadlines, ticket.Rung.Level, standing.Rung.Level);
            draft.ByClock(new Escalated(
                ticket.Rung.Level, standing.Rung, standing.Holders, EscalationCause.PostVacant, null, deadlines));
        }
    }

    /// <summary>Limits that are owed at one level become the other's, with the same moments.</summary>
    public static IReadOnlyList<Deadline> CarryRunning(IReadOnlyList<Deadline> deadlines, int from, int to) =>
        [.. deadlines.Select(deadline => deadline.IsOwed && deadline.Rung == from ? deadline with { Rung = to } : deadline)];
}
