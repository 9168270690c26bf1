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
    private ActionForm form = null!;
    private string? sentence;
    private bool isBusy;

    [Parameter, EditorRequired]
    public Ticket Ticket { get; set; } = null!;

    [Parameter, EditorRequired]
    public TicketAction Action { get; set; }

    [Parameter, EditorRequired]
    public Actor? Actor { get; set; }

    /// <summary>Which wish for more time is decided; null for other actions.</summary>
    [Parameter]
    public Domain.Deadlines.Obligation? Obligation { get; set; }

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = null!;

    [Inject]
    private IStringLocalizer<Words> Say { get; set; } = null!;

    [Inject]
    private IRulebooks Rulebooks { get; set; } = null!;

    [Inject]
    private DeskCommands Commands { get; set; } = null!;

    /// <summary>Opens it over the page. Closed by a press beside it, typed words would be lost: that does nothing.</summary>
    internal static Task<IDialogReference> Show(
        IDialogService dialogs, IStringLocalizer<Words> say, Ticket ticket, TicketAction action, Actor actor, Domain.Deadlines.Obligation? obligation = null)
    {
        var parameters = new DialogParameters<ActionDialog>
        {
            { dialog => dialog.Ticket, ticket },
            { dialog => dialog.Action, action },
            { dialog => dialog.Actor, actor },
            { dialog => dialog.Obligation, obligation },
        };
        return dialogs.ShowAsync<ActionDialog>(
            say.Of(action), parameters, new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true, CloseButton = true, BackdropClick = false });
    }

    protected override void OnInitialized() => form = new ActionForm(Action, Ticket) { Obligation = Obligation };

    private void Choose(string? code)
    {
        form.Kind = code;
        form.Severity = code is not null && Rulebooks.Current.Catalogue.Find(code) is { } found ? found.DefaultSeverity : form.Severity;
    }

    private async Task Submit()
    {
        if (isBusy)
        {
            return;
        }

        sentence = form.Missing(Say);
        if (sentence is not null)
        {
            return;
        }

        isBusy = true;
        try
        {
            var answer = await Commands.Give(Actor!, commandId, Ticket.Id, form.Command());
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
}
