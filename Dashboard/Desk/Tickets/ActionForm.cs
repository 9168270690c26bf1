using Microsoft.Extensions.Localization;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Tickets;

/// <summary>What is filled in for an action, and the command that it makes.</summary>
internal sealed class ActionForm(TicketAction action, Ticket ticket)
{
    public string Text { get; set; } = string.Empty;

    public string UserId { get; set; } = string.Empty;

    public string? Kind { get; set; } = ticket.Kind;

    public Domain.Catalogue.Severity Severity { get; set; } = ticket.Severity;

    public int? Rating { get; set; }

    /// <summary>Photos sent already.</summary>
    public IReadOnlyList<string> PhotoIds { get; set; } = [];

    public bool TakesPhotos => action is TicketAction.Resolve or TicketAction.AddPhotos;

    public PauseReason? PauseReason { get; set; } = TicketActions.PauseReasons(ticket).ToList() is [var only] ? only : null;

    /// <summary>Of a wish for more time: what it is for.</summary>
    public Obligation? Obligation { get; set; }

    public double? Minutes { get; set; }

    public bool IsTextRequired => action is not (TicketAction.Acknowledge or TicketAction.Confirm or TicketAction.Pause or TicketAction.Resume or TicketAction.GrantExtension
        or TicketAction.AddPhotos or TicketAction.Publish or TicketAction.Unpublish);

    public string TextLabel => action switch
    {
        TicketAction.Reopen or TicketAction.Reclassify or TicketAction.Escalate or TicketAction.Return
            or TicketAction.AskExtension or TicketAction.RefuseExtension or TicketAction.Split => "Field.reason",
        TicketAction.Acknowledge => "Field.message",
        TicketAction.Pause or TicketAction.Resume or TicketAction.GrantExtension
            or TicketAction.AddPhotos or TicketAction.Publish or TicketAction.Unpublish => "Form.Note",
        _ => $"Form.{action}",
    };

    /// <summary>The sentence that asks for what is missing; null when nothing is.</summary>
    public string? Missing(IStringLocalizer<Words> say) => action switch
    {
        TicketAction.Assign => UserId.Length == 0 ? say["Form.ChooseAssignee"].Value : null,
        TicketAction.AddPhotos when PhotoIds.Count == 0 => say["Form.ChoosePhotos"],
        TicketAction.Pause when PauseReason is null => say["Form.ChoosePause"],
        TicketAction.AskExtension when !IsWithinPolicy => say["Form.MinutesMissing", Obligation is { } asked ? ExtensionOffer.MostSaid(ticket, asked) : 0],
        _ when IsTextRequired && string.IsNullOrWhiteSpace(Text) => say["Form.TextMissing", say[TextLabel]],
        _ when Text.Length > TicketText.LongestText => say["Form.TextTooLong", Text.Length, TicketText.LongestText],
        _ => null,
    };

    public TicketCommand Command() => action switch
    {
        TicketAction.Acknowledge => new AcknowledgeTicket(Text),
        TicketAction.ProposeSolution => new ProposeSolution(Text),
        TicketAction.ReplyInWriting => new ReplyInWriting(Text),
        TicketAction.Resolve => new ResolveTicket(Text, PhotoIds),
        TicketAction.Confirm => new ConfirmTicket(Rating, Text),
        TicketAction.Reopen => new ReopenTicket(Text),
        TicketAction.Reclassify => new ReclassifyTicket(Kind, Severity, Text),
        TicketAction.Assign => new AssignTicket(UserId),
        TicketAction.Escalate => new EscalateTicket(Text),
        TicketAction.Return => new ReturnTicket(Text),
        TicketAction.Comment => new CommentOnTicket(Text),
        TicketAction.Pause => new PauseTicket(PauseReason!.Value, Text),
        TicketAction.Resume => new ResumeTicket(Text),
        TicketAction.AskExtension => new AskExtension(Obligation!.Value, Minutes!.Value, Text),
        TicketAction.GrantExtension => new GrantExtension(Obligation, Text),
        TicketAction.RefuseExtension => new RefuseExtension(Obligation, Text),
        TicketAction.AddPhotos => new AddPhotos(PhotoIds, Text),
        TicketAction.Publish => new PublishTicket(Text),
        TicketAction.Unpublish => new UnpublishTicket(Text),
        TicketAction.Split => new SplitTicket(Text),
        _ => throw new InvalidOperationException($"No command belongs to {action}."),
    };

    private double MostMinutes => Obligation is { } obligation ? ExtensionOffer.MostMinutes(ticket, obligation) ?? 0 : 0;

    private bool IsWithinPolicy => Minutes is > 0 and var minutes && minutes <= MostMinutes;
}
