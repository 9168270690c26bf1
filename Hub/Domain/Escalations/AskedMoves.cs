using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Escalations;

/// <summary>Moves along the ladder that a person asks for, with a reason: up (上报), or back (退单).</summary>
internal static class AskedMoves
{
    public static Refusal? Escalate(DraftTicket draft, EscalateTicket command, Actor actor, Rulebook rules, DateTimeOffset now)
    {
        var ticket = draft.Ticket;
        if (Ladder.IsTop(ticket.Track, ticket.Rung.Level))
        {
            return Refusal.Conflict($"Ticket {ticket.Number} is with the city already; nobody stands above it.");
        }

        var level = ticket.Rung.Level + 1;
        var deadlines = Handover.Deadlines(ticket, level, now, rules.Calendar);
        Climb.To(draft, rules, level, now, EscalationCause.Requested, deadlines, (actor, command.Reason.Trim(), command.OccurredAt));
        return null;
    }

    /// <summary>From the first rung a matter goes to whoever sorts it out above the grid; from any other, one rung down.</summary>
    public static Refusal? Return(DraftTicket draft, ReturnTicket command, Actor actor, Rulebook rules, DateTimeOffset now)
    {
        var ticket = draft.Ticket;
        var from = ticket.Rung.Level;
        var to = from == 1 ? Ladder.FirstLevelAboveGrid(ticket.Track) : from - 1;
        var standing = Ladder.At(rules.Organisation, ticket.Place.Building, ticket.Track, to, now);
        var deadlines = Handover.Deadlines(ticket, to, now, rules.Calendar);
        draft.By(actor, new Returned(command.Reason.Trim(), from, standing.Rung, standing.Holders, deadlines), command.OccurredAt);
        Climb.PastVacantPosts(draft, rules, now);
        return null;
    }
}
