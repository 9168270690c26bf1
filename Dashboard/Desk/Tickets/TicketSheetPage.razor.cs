using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Microsoft.JSInterop;
using MudBlazor;
using RedProperty.Realtime.Desk.Accounts;
using RedProperty.Realtime.Desk.Deadlines;
using RedProperty.Realtime.Desk.Deliveries;
using RedProperty.Realtime.Desk.Feeds;
using RedProperty.Realtime.Desk.Language;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Presences;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Tickets;

/// <summary>One ticket: how it stands, what has happened, and what this person may do now.</summary>
public sealed partial class TicketSheetPage
{
    /// <summary>How many actions a phone shows before it is asked for all: the matter itself must not lie below a screen of buttons.</summary>
    private const int FirstActions = 3;

    private Actor? actor;
    private TicketSheet? sheet;
    private Refusal? refusal;
    private string? shownId;
    private bool hasAllActions;
    private bool owesFocus;
    private ElementReference heading;

    [Parameter]
    public string TicketId { get; set; } = string.Empty;

    [Inject]
    private ReadTickets Read { get; set; } = null!;

    [Inject]
    private DeskReceipts Receipts { get; set; } = null!;

    [Inject]
    private IDialogService Dialogs { get; set; } = null!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = null!;

    private Ticket Ticket => sheet!.Ticket;

    private string KindName => PlaceWords.KindName(Ticket.Kind, Rulebooks.Current);

    private PlaceWords Place => PlaceWords.Of(Ticket.Place, Rulebooks.Current);

    private bool IsToDecide => Deciders.IsOwedBy(actor!, Ticket, Rulebooks.Current.Organisation);

    private bool MaySeeWhoIsOnline => ReadPresence.MaySee(actor!, Ticket.Place.Grid, Rulebooks.Current.Organisation);

    private bool MayDecide => sheet!.Actions.Contains(TicketAction.GrantExtension);

    /// <summary>Granting and refusing stand beside the request and its reason, not among the rest.</summary>
    private List<TicketAction> Pressable =>
        [.. sheet!.Actions.Where(action => action is not (TicketAction.GrantExtension or TicketAction.RefuseExtension))];

    protected override async Task OnParametersSetAsync()
    {
        actor ??= await Current.Find();
        if (actor is null || shownId == TicketId)
        {
            return;
        }

        shownId = TicketId;
        if (RendererInfo.IsInteractive)
        {
            await Follow(ticketEvent => ticketEvent.Ticket.Id == shownId, IsOurs, _ => Load());
            return;
        }

        await ReadAnew();
        if (refusal is not null)
        {
            Refuse(refusal.Code == RefusalCode.NotFound ? StatusCodes.Status404NotFound : StatusCodes.Status403Forbidden);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            // Deliveries are no events: they are looked for.
            Every(TimeSpan.FromSeconds(5), ReadAnew);

            // The router focuses the heading after the first drawing. Where the store was slower than that, there was none yet.
            owesFocus = sheet is null;
        }
        else if (owesFocus && sheet is not null)
        {
            owesFocus = false;
            await FocusHeading();
        }
    }

    private async Task FocusHeading()
    {
        try
        {
            await heading.FocusAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page was left meanwhile.
        }
    }

    private bool IsOurs(Feed feed) => Domain.Tickets.TicketId.TryParseCommunity(shownId, out var community) && community == feed.CommunityId;

    private protected override async Task Load()
    {
        var asOf = Receipts.Stand(sheet is null ? [] : [Ticket.Feed]);
        var outcome = await Read.Sheet(actor!, TicketId, Leaving);
        (sheet, refusal) = (outcome.Value, outcome.Refusal);
        Draw();
        await Receipts.Shown(actor!, sheet is null ? [] : [Ticket], asOf);
    }

    private async Task Merged((Ticket Leaving, Ticket Staying) pair)
    {
        Snackbar.Add(Say["Duplicates.Done", pair.Leaving.Number, pair.Staying.Number], MudBlazor.Severity.Success);
        await ReadAnew();
    }

    private async Task Ask(TicketAction action, Obligation? obligation = null)
    {
        var dialog = await ActionDialog.Show(Dialogs, Say, Ticket, action, actor!, obligation);
        if (await dialog.Result is { Canceled: false })
        {
            Snackbar.Add(Say["Ticket.Done", Say.Of(action), Ticket.Number], MudBlazor.Severity.Success);
            await ReadAnew();
        }
    }
}
