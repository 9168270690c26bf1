using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using RedProperty.Realtime.Desk.Accounts;
using RedProperty.Realtime.Desk.Deadlines;
using RedProperty.Realtime.Desk.Feeds;
using RedProperty.Realtime.Desk.Language;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Wall;

/// <summary>
/// A community's screen on the wall (社区大屏): never signs out, says when it is stale, and shows nothing personal. Opened by a post that covers the
/// community or by the screen's key.
/// </summary>
public sealed partial class WallPage : IDisposable
{
    private const int MostRises = 4;

    private readonly CancellationTokenSource left = new();
    private readonly CancellationToken leaving;
    private bool? isAllowed;
    private Place? community;
    private WallFigures? figures;
    private Dictionary<string, Ticket> tickets = [];
    private IReadOnlyList<Ticket> openTickets = [];
    private IReadOnlyList<WallRise> rises = [];
    private DateTimeOffset readAt;
    private bool isStale;
    private LiveFeed? live;

    public WallPage() => leaving = left.Token;

    [Parameter]
    public string CommunityId { get; set; } = string.Empty;

    [SupplyParameterFromQuery(Name = "key")]
    private string? Key { get; set; }

    [CascadingParameter]
    private HttpContext? Context { get; set; }

    [Inject]
    private IStringLocalizer<Words> Say { get; set; } = null!;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private IRulebooks Rulebooks { get; set; } = null!;

    [Inject]
    private IWallKeys Keys { get; set; } = null!;

    [Inject]
    private WallReader Reader { get; set; } = null!;

    [Inject]
    private IFeedListener Listener { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private CityClock Clock { get; set; } = null!;

    [Inject]
    private ILogger<WallPage> Logger { get; set; } = null!;

    private string StreetName => PlaceWords.Name(community!.ParentId, Rulebooks.Current);

    public void Dispose()
    {
        live?.Dispose();
        left.Cancel();
        left.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        readAt = Clock.Now;
        community = Rulebooks.Current.Organisation.FindPlace(CommunityId, PlaceLevel.Community);
        isAllowed = community is not null && await IsAllowed();
        if (isAllowed is false && Context is { Response.HasStarted: false })
        {
            Context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }

        if (isAllowed is true && RendererInfo.IsInteractive)
        {
            await Open();
        }
    }

    private async Task Open()
    {
        var feeds = Reader.FeedsOf(CommunityId).ToHashSet();
        live = new LiveFeed(
            Listener, Time, ticketEvent => feeds.Contains(ticketEvent.Feed), feeds.Contains, (events, mustReload) => InvokeAsync(() => Take(events, mustReload)));
        await ReadAnew();
        live.Start();

        // The figures of a new day, marks that turned, and whatever the push did not bring.
        _ = Rounds.Every(TimeSpan.FromSeconds(10), Time, () => InvokeAsync(ReadAnew), leaving);
    }

    private async Task<bool> IsAllowed() =>
        (Key is { Length: > 0 } && await Keys.Opens(CommunityId, Key))
        || (await Current.Find() is { } actor && TicketAuthority.MaySeePlace(actor, CommunityId, Rulebooks.Current.Organisation));

    private async Task Take(IReadOnlyList<TicketEvent> events, bool mustReload)
    {
        if (mustReload)
        {
            await ReadAnew();
            return;
        }

        foreach (var ticketEvent in events)
        {
            var ticket = ticketEvent.Ticket;
            if (!tickets.TryGetValue(ticket.Id, out var known) || known.Version < ticket.Version)
            {
                tickets[ticket.Id] = ticket;
            }
        }

        var risen = events.Select(WallRise.Of).OfType<WallRise>();
        rises = [.. risen.Concat(rises).Distinct().OrderByDescending(rise => rise.At).Take(MostRises)];
        await Guarded(async () => figures = await Reader.Figures(CommunityId, leaving));
    }

    private Task ReadAnew() => Guarded(async () =>
    {
        figures = await Reader.Figures(CommunityId, leaving);
        tickets = (await Reader.Open(CommunityId, leaving)).ToDictionary(ticket => ticket.Id);
        rises = await Reader.Rises(CommunityId, MostRises, leaving);
    });

    /// <summary>A wall survives a store that is away, and says that it shows what was.</summary>
    private async Task Guarded(Func<Task> read)
    {
        try
        {
            await read();
            Arrange();
        }
        catch (StoreUnavailableException fault)
        {
            Log.WallNotRead(Logger, CommunityId, fault);
            isStale = true;
            StateHasChanged();
        }
    }

    private void Arrange()
    {
        openTickets = [.. tickets.Values.Where(ticket => ticket.IsOpen)];
        (readAt, isStale) = (Clock.Now, false);
        StateHasChanged();
    }
}
