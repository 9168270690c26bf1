using Microsoft.AspNetCore.Components;
using MudBlazor;
using RedProperty.Realtime.Desk.Language;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Tickets;

/// <content>The one press that answers a matter from the list.</content>
public sealed partial class DeskPage
{
    private readonly HashSet<string> busy = [];
    private readonly Dictionary<string, string> commandIds = [];

    [Inject]
    private DeskCommands Commands { get; set; } = null!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = null!;

    [Inject]
    private IDialogService Dialogs { get; set; } = null!;

    /// <summary>The same with a word to the resident.</summary>
    private async Task Answer(Ticket ticket)
    {
        var dialog = await ActionDialog.Show(Dialogs, Say, ticket, TicketAction.Acknowledge, actor!);
        if (await dialog.Result is { Canceled: false })
        {
            Snackbar.Add(Say["Desk.Acknowledged", ticket.Number], MudBlazor.Severity.Success);
        }
    }

    private async Task Acknowledge(Ticket ticket)
    {
        if (!busy.Add(ticket.Id))
        {
            return;
        }

        // Pressed again after the store was away, it is still the same command.
        commandIds.TryAdd(ticket.Id, Guid.NewGuid().ToString("N"));

        try
        {
            var answer = await Commands.Give(actor!, commandIds[ticket.Id], ticket.Id, new AcknowledgeTicket(null));
            if (answer.IsRefused)
            {
                Snackbar.Add(Say.Of(answer.Refusal), MudBlazor.Severity.Error, options => options.RequireInteraction = true);
            }
            else
            {
                commandIds.Remove(ticket.Id);
                Snackbar.Add(Say["Desk.Acknowledged", ticket.Number], MudBlazor.Severity.Success);
            }
        }
        finally
        {
            busy.Remove(ticket.Id);
        }
    }
}
