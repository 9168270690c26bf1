using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using RedProperty.Realtime.Desk.Accounts;
using RedProperty.Realtime.Desk.Language;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Tickets;

/// <summary>Staff report a matter that they saw or were told of.</summary>
public sealed partial class ReportPage
{
    private string commandId = Guid.NewGuid().ToString("N");
    private Actor? actor;
    private string? kind;
    private Place? building;
    private string unit = string.Empty;
    private string title = string.Empty;
    private string description = string.Empty;
    private Domain.Catalogue.Severity severity;
    private string? sentence;
    private string? number;
    private string? trackingCode;
    private CommandReceipt? answer;
    private bool isBusy;

    [Inject]
    private IStringLocalizer<Words> Say { get; set; } = null!;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private IRulebooks Rulebooks { get; set; } = null!;

    [Inject]
    private DeskCommands Commands { get; set; } = null!;

    [Inject]
    private ReadTickets Read { get; set; } = null!;

    protected override async Task OnInitializedAsync() => actor = await Current.Find();

    private void Choose(string? code)
    {
        kind = code;
        severity = code is not null && Rulebooks.Current.Catalogue.Find(code) is { } found ? found.DefaultSeverity : severity;
    }

    private async Task Submit()
    {
        if (isBusy || actor is null)
        {
            return;
        }

        sentence = kind is null ? Say["Report.KindMissing"].Value
            : building is null ? Say["Report.BuildingMissing"].Value
            : string.IsNullOrWhiteSpace(title) ? Say["Form.TextMissing", Say["Field.title"]].Value
            : null;
        if (sentence is not null)
        {
            return;
        }

        isBusy = true;
        try
        {
            var command = new ReportTicket(kind!, building!.Id, unit, title, description, severity, [], "desk");
            var outcome = await Commands.Report(actor, commandId, command);
            sentence = outcome.IsRefused ? Say.Of(outcome.Refusal) : null;
            if (outcome.Value is { } accepted)
            {
                answer = accepted.Receipt;
                (number, trackingCode) = await NamesOf(accepted.Receipt.TicketId);
            }
        }
        finally
        {
            isBusy = false;
        }
    }

    /// <summary>The report is accepted whether or not its number can be read just now. The address to follow it is for whoever told of it.</summary>
    private async Task<(string? Number, string? TrackingCode)> NamesOf(string ticketId)
    {
        try
        {
            var ticket = (await Read.Sheet(actor!, ticketId, CancellationToken.None)).Value?.Ticket;
            return (ticket?.Number, ticket?.TrackingCode);
        }
        catch (StoreUnavailableException)
        {
            return (null, null);
        }
    }

    /// <summary>The place stays: who walks a building finds more than one thing there.</summary>
    private void Again()
    {
        (commandId, answer, number, trackingCode, kind) = (Guid.NewGuid().ToString("N"), null, null, null, null);
        (title, description, unit) = (string.Empty, string.Empty, string.Empty);
    }
}
