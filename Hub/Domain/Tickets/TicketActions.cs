using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Deadlines;
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
    Pause,
    Resume,
    AskExtension,
    GrantExtension,
    RefuseExtension,
    AddPhotos,
    Publish,
    Unpublish,
    Split,
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

        if (ticket.MergedInto is not null)
        {
            return TicketAuthority.Leads(actor, ticket, chart) ? [TicketAction.Split] : [];
        }

        IEnumerable<TicketAction> ofItsPhase = ticket.Phase switch
        {
            Phase.Resolved => [TicketAction.Confirm, TicketAction.Reopen, TicketAction.Comment, TicketAction.AddPhotos],
            Phase.Closed => [TicketAction.Reopen, TicketAction.Comment, TicketAction.AddPhotos],
            _ => [.. WhileOpen(ticket), .. OfTheClock(actor, ticket, chart)],
        };
        return TicketAuthority.MayPublish(actor, ticket, chart)
            ? [.. ofItsPhase, ticket.IsPublic == true ? TicketAction.Unpublish : TicketAction.Publish]
            : [.. ofItsPhase];
    }

    private static IEnumerable<TicketAction> WhileOpen(Ticket ticket)
    {
        if (TicketPhases.IsAnswerOwed(ticket))
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
        yield return TicketAction.AddPhotos;
    }

    private static IEnumerable<TicketAction> OfTheClock(Actor actor, Ticket ticket, OrganisationChart chart)
    {
        if (ticket.Extensions?.Any(extension => extension.State == ExtensionState.Asked) == true && TicketAuthority.StandsAbove(actor, ticket, chart))
        {
            yield return TicketAction.GrantExtension;
            yield return TicketAction.RefuseExtension;
        }

        if (ticket.Pause is not null)
        {
            yield return TicketAction.Resume;
        }
        else if (PauseReasons(ticket).Any())
        {
            yield return TicketAction.Pause;
        }

        if (Extendable(ticket).Any())
        {
            yield return TicketAction.AskExtension;
        }
    }

    /// <summary>The reasons for which a clock of this ticket could stand still now.</summary>
    public static IEnumerable<PauseReason> PauseReasons(Ticket ticket) => ticket.Pause is not null ? [] : (ticket.Terms.Pauses ?? [])
        .Where(rule => ticket.Deadlines.Any(deadline => deadline.IsRunning && rule.Stops.Contains(deadline.Obligation)))
        .Select(rule => rule.Reason);

    /// <summary>The obligations for which more time may still be asked, and the most minutes of it. The response is not among them: an answer takes no time.</summary>
    public static IEnumerable<(Obligation Obligation, double MostMinutes)> Extendable(Ticket ticket) =>
        Ladder.IsTop(ticket.Track, ticket.Rung.Level) ? [] : ticket.Deadlines
            .Where(deadline => deadline.IsOwed && deadline.Obligation != Obligation.Response)
            .Where(deadline => ticket.Extensions?.Any(extension => extension.Obligation == deadline.Obligation) != true)
            .Select(deadline => (deadline.Obligation, Deadlines.Extensions.MostMinutes(ticket.Terms, deadline.Allowance)))
            .Where(offer => offer.Item2 > 0);
}
