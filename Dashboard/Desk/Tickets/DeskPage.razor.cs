using Microsoft.AspNetCore.Components;
using RedProperty.Realtime.Desk.Deliveries;
using RedProperty.Realtime.Desk.Feeds;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Tickets;

/// <summary>The desk (工作台): what this person answers for, soonest limit first, live.</summary>
public sealed partial class DeskPage : LivePage
{
    /// <summary>More than this would push one's own matters off the screen; the most pressing come first.</summary>
    private const int MostToDecide = 5;

    private Actor? actor;
    private HashSet<Feed> feeds = [];
    private HashSet<string>? known;
    private TicketBoard? board;
    private ICollection<Ticket>? shown;
    private (int Yellow, int Red) cards;
    private long? areaOpen;
    private int arrived;
    private bool isWide;
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
        isWide = Reader.IsWide(actor);
        hasArea = IsArea;
        await Follow(IsForMe, feeds.Contains, Take);

        // Yellow cards turn with time alone, and with the push away the list is still right.
        Every(TimeSpan.FromSeconds(30), ReadAnew);
    }

    protected override async Task OnParametersSetAsync()
    {
        if (board is not null && isWide && IsArea && !hasArea)
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
        var filled = board ?? new TicketBoard(actor!, Rulebooks);
        areaOpen = await Reader.Fill(filled, actor!, hasArea, Leaving);
        board = filled;
        Arrange();
        Draw();
        await Receipts.Shown(actor!, board.Mine, asOf);
    }

    private async Task Take(IReadOnlyList<TicketEvent> events)
    {
        areaOpen = Reader.Apply(board ??= new TicketBoard(actor!, Rulebooks), actor!, events, hasArea) ?? areaOpen;
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
        CountArrived(board.Mine);
        var rules = Rulebooks.Current;
        var (filter, now) = (Filter, Clock.Now);
        var list = IsArea ? board.All : board.Mine;
        shown = filter.IsEmpty ? list as ICollection<Ticket> ?? [.. list] : [.. list.Where(ticket => filter.Fits(ticket, rules, now))];
        KeepSelection(list);
    }

    /// <summary>What has become this person's since the page stands open: the bell rings for it.</summary>
    private void CountArrived(IReadOnlyList<Ticket> mine)
    {
        var now = mine.Select(ticket => ticket.Id).ToHashSet(StringComparer.Ordinal);
        arrived += known is null ? 0 : now.Count(id => !known.Contains(id));
        known = now;
    }

    private bool MayAcknowledge(Ticket ticket) =>
        ticket.Phase == Domain.Tickets.Phase.Reported && TicketAuthority.MayAct(actor!, ticket, Rulebooks.Current.Organisation);

    private static string Aria(bool value) => value ? "true" : "false";
}
