using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using RedProperty.Realtime.Desk.Language;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Tickets;

/// <summary>Asks for what an action needs and carries it out. A refusal stands beside the form, and what was typed stays.</summary>
public sealed partial class ActionDialog
{
    // One id for one opened dialog: pressed twice, or again after the store was away, it takes effect once.
    private readonly string commandId = Guid.NewGuid().ToString("N");
    private string text = string.Empty;
    private string userId = string.Empty;
    private string? kind;
    private Domain.Catalogue.Severity severity;
    private int? rating;
    private string? sentence;
    private bool isBusy;

    [Parameter, EditorRequired]
    public Ticket Ticket { get; set; } = null!;

    [Parameter, EditorRequired]
    public TicketAction Action { get; set; }

    [Parameter, EditorRequired]
    public Actor? Actor { get; set; }

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = null!;

    [Inject]
    private IStringLocalizer<Words> Say { get; set; } = null!;

    [Inject]
    private IRulebooks Rulebooks { get; set; } = null!;

    [Inject]
    private DeskCommands Commands { get; set; } = null!;

    private bool IsTextRequired => Action is not (TicketAction.Acknowledge or TicketAction.Confirm);

    private string TextLabel => Action switch
    {
        TicketAction.Reopen or TicketAction.Reclassify or TicketAction.Escalate or TicketAction.Return => "Field.reason",
        TicketAction.Acknowledge => "Field.message",
        _ => $"Form.{Action}",
    };

    protected override void OnInitialized() => (kind, severity) = (Ticket.Kind, Ticket.Severity);

    private void Choose(string? code)
    {
        kind = code;
        severity = code is not null && Rulebooks.Current.Catalogue.Find(code) is { } found ? found.DefaultSeverity : severity;
    }

    private async Task Submit()
    {
        if (isBusy)
        {
            return;
        }

        sentence = Missing();
        if (sentence is not null)
        {
            return;
        }

        isBusy = true;
        try
        {
            var answer = await Commands.Give(Actor!, commandId, Ticket.Id, Command());
            if (answer.IsRefused)
            {
                sentence = Say.Of(answer.Refusal);
                return;
            }

            Dialog.Close(DialogResult.Ok(answer.Value));
        }
        finally
        {
            isBusy = false;
        }
    }

    private string? Missing()
    {
        if (Action == TicketAction.Assign)
        {
            return userId.Length == 0 ? Say["Form.ChooseAssignee"].Value : null;
        }

        return IsTextRequired && string.IsNullOrWhiteSpace(text) ? Say["Form.TextMissing", Say[TextLabel]].Value
            : text.Length > TicketText.LongestText ? Say["Form.TextTooLong", text.Length, TicketText.LongestText].Value
            : null;
    }

    private TicketCommand Command() => Action switch
    {
        TicketAction.Acknowledge => new AcknowledgeTicket(text),
        TicketAction.ProposeSolution => new ProposeSolution(text),
        TicketAction.ReplyInWriting => new ReplyInWriting(text),
        TicketAction.Resolve => new ResolveTicket(text, []),
        TicketAction.Confirm => new ConfirmTicket(rating, text),
        TicketAction.Reopen => new ReopenTicket(text),
        TicketAction.Reclassify => new ReclassifyTicket(kind, severity, text),
        TicketAction.Assign => new AssignTicket(userId),
        TicketAction.Escalate => new EscalateTicket(text),
        TicketAction.Return => new ReturnTicket(text),
        TicketAction.Comment => new CommentOnTicket(text),
        _ => throw new InvalidOperationException($"No command belongs to {Action}."),
    };
}
