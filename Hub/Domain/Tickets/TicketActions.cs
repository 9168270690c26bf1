using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Escalations;
using RedProperty.Realtime.Domain.Organisation;

namespace RedProperty.Realtime.Domain.Tickets;

/// <summary>Something that a person can press on a ticket's page.</summary>
public enum TicketAction
{
    Acknowledge,
    ProposeSolution,
    ReplyInWriting,
    Resolve,
    Confirm,
    Reopen,
    Reclassify,
    Assign,
    Escalate,
    Return,
    Comment,
}

/// <summary>What this person may do to this ticket now: pages show nothing else.</summary>
public static class TicketActions
{
    public static IReadOnlyList<TicketAction> For(Actor actor, Ticket ticket, OrganisationChart chart)
    {
        if (!TicketAuthority.MayAct(actor, ticket, chart))
        {
            return [];
        }

        return ticket.Phase switch
        {
            Phase.Resolved => [TicketAction.Confirm, TicketAction.Reopen, TicketAction.Comment],
            Phase.Closed => [TicketAction.Reopen, TicketAction.Comment],
            _ => [.. WhileOpen(ticket)],
        };
    }

    private static IEnumerable<TicketAction> WhileOpen(Ticket ticket)
    {
        if (ticket.Phase == Phase.Reported)
        {
            yield return TicketAction.Acknowledge;
        }

        yield return TicketAction.ProposeSolution;
        if (ticket.Severity == Catalogue.Severity.Major)
        {
            yield return TicketAction.ReplyInWriting;
        }

        yield return TicketAction.Resolve;
        yield return TicketAction.Assign;
        yield return TicketAction.Reclassify;
        if (!Ladder.IsTop(ticket.Track, ticket.Rung.Level))
        {
            yield return TicketAction.Escalate;
        }

        yield return TicketAction.Return;
        yield return TicketAction.Comment;
    }
}
