using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using RedProperty.Realtime.Desk.Accounts;
using RedProperty.Realtime.Desk.Deadlines;
using RedProperty.Realtime.Desk.Deliveries;
using RedProperty.Realtime.Desk.Feeds;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Tickets;

/// <summary>The desk: what this person answers for, soonest limit first, live.</summary>
public sealed partial class DeskPage
{
    /// <summary>A wider area than this many grids is loaded when its tab is opened, not before.</summary>
    private const int FewFeeds = 40;

    /// <summary>More than this would push one's own matters off the screen; the most pressing come first.</summary>
    private const int MostToDecide = 5;

    private Actor? actor;
    private HashSet<Feed> feeds = [];
    private TicketBoard? board;
    private ICollection<Ticket>? shown;
    private (int Yellow, int Red) cards;
    private long? areaOpen;
    private bool hasArea;

    [Inject]
    private DeskReader Reader { get; set; } = null!;

    [Inject]
    private DeskReceipts Receipts { get; set; } = null!;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender || await Current.Find() is not { } found)
        {
            return;
        }

        actor = found;
        feeds = [.. actor.Feeds(Rulebooks.Current.Organisation)];
        hasArea = IsArea || feeds.Count <= FewFeeds;
        await Follow(IsForMe, feeds.Contains, Take);

        // Yellow cards turn with time alone, and with the push away the list is still right.
        Every(TimeSpan.FromSeconds(30), ReadAnew);
    }

    protected override async Task OnParametersSetAsync()
    {
        if (board is not null && IsArea && !hasArea)
        {
            hasArea = true;
            await ReadAnew();
        }

        Arrange();
    }

    private bool IsForMe(TicketEvent ticketEvent) =>
        feeds.Contains(ticketEvent.Feed) || ticketEvent.Ticket.Holders.Any(holder => holder.UserId == actor!.Id);

    private protected override async Task Load()
    {
        var asOf = Receipts.Stand(feeds);
        (board, areaOpen) = await Reader.Load(actor!, hasArea, board?.ToDecide ?? [], Leaving);
        Arrange();
        Draw();
        await Receipts.Shown(actor!, board!.Mine, asOf);
    }

    private async Task Take(IReadOnlyList<TicketEvent> events)
    {
        board?.Apply(events, hasArea);
        Arrange();
        Draw();
        await Receipts.Shown(actor!, events);
    }

    private void Arrange()
    {
        if (board is null)
        {
            return;
        }

        cards = board.Cards(Clock.Now);
        areaOpen = hasArea ? board.All.Count : areaOpen;
        var rules = Rulebooks.Current;
        var filter = Filter;
        var sorted = IsArea ? board.All : board.Mine;
        shown = filter.IsEmpty ? [.. sorted] : [.. sorted.Where(ticket => filter.Fits(ticket, rules))];
    }

    private bool MayAcknowledge(Ticket ticket) =>
        ticket.Phase == Domain.Tickets.Phase.Reported && TicketAuthority.MayAct(actor!, ticket, Rulebooks.Current.Organisation);

    private static string Aria(bool value) => value ? "true" : "false";
}
