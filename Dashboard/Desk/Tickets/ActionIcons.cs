using MudBlazor;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Tickets;

/// <summary>The picture beside an action's word.</summary>
internal static class ActionIcons
{
    public static string Of(TicketAction action) => action switch
    {
        TicketAction.Acknowledge => Icons.Material.Outlined.ThumbUp,
        TicketAction.ProposeSolution => Icons.Material.Outlined.Lightbulb,
        TicketAction.ReplyInWriting => Icons.Material.Outlined.EditNote,
        TicketAction.Resolve => Icons.Material.Outlined.TaskAlt,
        TicketAction.Confirm => Icons.Material.Outlined.Verified,
        TicketAction.Reopen => Icons.Material.Outlined.Replay,
        TicketAction.Reclassify => Icons.Material.Outlined.Category,
        TicketAction.Assign => Icons.Material.Outlined.PersonAdd,
        TicketAction.Escalate => Icons.Material.Outlined.ArrowUpward,
        TicketAction.Return => Icons.Material.Outlined.AssignmentReturn,
        TicketAction.Pause => Icons.Material.Outlined.PauseCircle,
        TicketAction.Resume => Icons.Material.Outlined.PlayCircle,
        TicketAction.AskExtension => Icons.Material.Outlined.MoreTime,
        TicketAction.GrantExtension => Icons.Material.Outlined.Check,
        TicketAction.RefuseExtension => Icons.Material.Outlined.Close,
        TicketAction.AddPhotos => Icons.Material.Outlined.AddAPhoto,
        TicketAction.Publish => Icons.Material.Outlined.Public,
        TicketAction.Unpublish => Icons.Material.Outlined.PublicOff,
        TicketAction.Split => Icons.Material.Outlined.CallSplit,
        _ => Icons.Material.Outlined.ModeComment,
    };
}
