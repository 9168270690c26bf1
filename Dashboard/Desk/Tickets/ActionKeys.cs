using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Tickets;

/// <summary>The key of an action on a ticket's page; shown on its button. Rare or grave actions have none.</summary>
internal static class ActionKeys
{
    public static string? Of(TicketAction action) => action switch
    {
        TicketAction.Acknowledge => "a",
        TicketAction.ProposeSolution => "p",
        TicketAction.ReplyInWriting => "w",
        TicketAction.Resolve => "r",
        TicketAction.Assign => "g",
        TicketAction.Comment => "c",
        _ => null,
    };
}
