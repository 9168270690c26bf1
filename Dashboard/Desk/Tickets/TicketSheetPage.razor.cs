using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
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
public sealed partial class TicketSheetPage : IDisposable
{
    private readonly CancellationTokenSource left = new();
    private readonly CancellationToken leaving;
    private bool isStale;
    private Actor? actor;
    private TicketSheet? sheet;
    private Refusal? refusal;
    private string? shownId;
    private LiveFeed? live;

    public TicketSheetPage() => leaving = left.Token;

    [Parameter]
    public string TicketId { get; set; } = string.Empty;

    [CascadingParameter]
    private HttpContext? Context { get; set; }

    [Inject]
    private IStringLocalizer<Words> Say { get; set; } = null!;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private ReadTickets Read { get; set; } = null!;

    [Inject]
    private DeskReceipts Receipts { get; set; } = null!;

    [Inject]
    private IRulebooks Rulebooks { get; set; } = null!;

    [Inject]
    private IFeedListener Listener { get; set; } = null!;

    [Inject]
    private IDialogService Dialogs { get; set; } = null!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = null!;

    [Inject]
    private CityClock Clock { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private ILogger<TicketSheetPage> Logger { get; set; } = null!;

    private Ticket Ticket => sheet!.Ticket;

    private string KindName => PlaceWords.KindName(Ticket.Kind, Rulebooks.Current);

    private PlaceWords Place => PlaceWords.Of(Ticket.Place, Rulebooks.Current);

    private bool IsToDecide => Deciders.IsOwedBy(actor!, Ticket, Rulebooks.Current.Organisation);

    private bool MaySeeWhoIsOnline => ReadPresence.MaySee(actor!, Ticket.Place.Grid, Rulebooks.Current.Organisation);

    private bool MayDecide => sheet!.Actions.Contains(TicketAction.GrantExtension);

    /// <summary>Granting and refusing stand beside the request and its reason, not among the rest.</summary>
    private List<TicketAction> Pressable =>
        [.. sheet!.Actions.Where(action => action is not (TicketAction.GrantExtension or TicketAction.RefuseExtension))];

    public void Dispose()
    {
        live?.Dispose();
        left.Cancel();
        left.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        actor ??= await Current.Find();
        if (actor is null || shownId == TicketId)
        {
            return;
        }

        shownId = TicketId;
        live?.Dispose();
        live = RendererInfo.IsInteractive
            ? new LiveFeed(Listener, Time, ticketEvent => ticketEvent.Ticket.Id == shownId, IsOurs, (_, _) => InvokeAsync(ReadAnew))
            : null;
        await Show();
        live?.Start();
        if (refusal is not null && Context is { Response.HasStarted: false })
        {
            Context.Response.StatusCode = refusal.Code == RefusalCode.NotFound ? StatusCodes.Status404NotFound : StatusCodes.Status403Forbidden;
        }
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            // Deliveries are no events: they are looked for.
            _ = Rounds.Every(TimeSpan.FromSeconds(5), Time, () => InvokeAsync(ReadAnew), leaving);
        }
    }

    private bool IsOurs(Feed feed) => Domain.Tickets.TicketId.TryParseCommunity(shownId, out var community) && community == feed.CommunityId;

    private async Task ReadAnew()
    {
        try
        {
            await Show();
        }
        catch (StoreUnavailableException fault)
        {
            Log.ListNotRead(Logger, fault);
            isStale = true;
            StateHasChanged();
        }
    }

    private async Task Show()
    {
        var asOf = Receipts.Stand(sheet is null ? [] : [Ticket.Feed]);
        var outcome = await Read.Sheet(actor!, TicketId, leaving);
        (sheet, refusal, isStale) = (outcome.Value, outcome.Refusal, false);
        StateHasChanged();
        await Receipts.Shown(actor!, sheet is null ? [] : [Ticket], asOf);
    }

    private async Task Ask(TicketAction action, Obligation? obligation = null)
    {
        var parameters = new DialogParameters<ActionDialog>
        {
            { dialog => dialog.Ticket, Ticket },
            { dialog => dialog.Action, action },
            { dialog => dialog.Actor, actor },
            { dialog => dialog.Obligation, obligation },
        };
        var options = new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true, CloseButton = true, BackdropClick = false };
        var dialog = await Dialogs.ShowAsync<ActionDialog>(Say.Of(action), parameters, options);
        if (await dialog.Result is { Canceled: false })
        {
            Snackbar.Add(Say["Ticket.Done", Say.Of(action), Ticket.Number], MudBlazor.Severity.Success);
            await ReadAnew();
        }
    }
}
