using RedProperty.Realtime.Domain.Duplicates;

namespace RedProperty.Realtime.Domain.Tickets;

/// <summary>In which phase a command makes sense. Outside it, somebody was faster or the matter has moved on: a conflict, with what happened.</summary>
public static class TicketPhases
{
    public static Refusal? Check(Ticket ticket, TicketCommand command) => command switch
    {
        FollowMatter => FollowDecision.CheckStanding(ticket),
        _ when ticket.MergedInto is { } merged =>
            Conflict(ticket, $"is merged into {merged.Number} and goes on there; split it off if it is another matter"),
        AcknowledgeTicket when !IsAnswerOwed(ticket) =>
            Conflict(ticket, "has been answered already"),
        ProposeSolution or ReplyInWriting or ResolveTicket or EscalateTicket or ReturnTicket or AssignTicket or ReclassifyTicket
            or PauseTicket or ResumeTicket or AskExtension or GrantExtension or RefuseExtension or ApplyPolicy when !ticket.IsOpen =>
            Conflict(ticket, "is no longer open; reopen it with a reason if it is not done"),
        ConfirmTicket when ticket.Phase != Phase.Resolved =>
            Conflict(ticket, "can be confirmed once it is resolved"),
        ReopenTicket when ticket.IsOpen =>
            Conflict(ticket, "is still open; there is nothing to reopen"),
        PublishTicket when ticket.IsPublic == true =>
            Conflict(ticket, "is public already"),
        UnpublishTicket when ticket.IsPublic != true =>
            Conflict(ticket, "is not public"),
        _ => null,
    };

    /// <summary>By the first who answers, and by whoever takes over a matter that was answered before him.</summary>
    internal static bool IsAnswerOwed(Ticket ticket) => ticket.Phase == Phase.Reported
        || (ticket.IsOpen && ticket.Deadlines.Any(deadline => deadline.IsOwed && deadline.Obligation == Deadlines.Obligation.Response));

    private static Refusal Conflict(Ticket ticket, string what) =>
        Refusal.Conflict($"Ticket {ticket.Number} {what} (now {ticket.Phase.ToString().ToLowerInvariant()}, version {ticket.Version}).");
}
