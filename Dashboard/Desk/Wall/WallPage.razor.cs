using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using RedProperty.Realtime.Desk.Language;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Sessions;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Wall;

/// <summary>
/// A community's screen on the wall (社区大屏): never signs out, says when it is stale, and shows nothing personal. Opened by a post that covers the
/// community or by the screen's key. Whether it is alive is judged in the browser (wall.js), by how long ago the last proof of it came.
/// </summary>
public sealed partial class WallPage
{
    private const int MostRises = 3;

    /// <summary>How long a new rise stands out.</summary>
    private static readonly TimeSpan Noticed = TimeSpan.FromSeconds(12);

    /// <summary>A proof of life, the day's figures, and whether the key still opens.</summary>
    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(5);

    /// <summary>Nobody touches a wall: hanging there is its use. A session that opened it lives as long as it may, a key for ever.</summary>
    private static readonly TimeSpan BetweenUses = TimeSpan.FromMinutes(5);

    /// <summary>Everything is read anew although the feeds are gap-free: belt and braces, seldom enough to cost nothing.</summary>
    private static readonly TimeSpan WholeReading = TimeSpan.FromMinutes(2);

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<WallRise, DateTimeOffset> arrivals = [];
    private bool? isAllowed;
    private bool isFollowing;
    private DateTimeOffset wholeAt;
    private DateTimeOffset usedAt;
    private Place? community;
    private WallFigures? figures;
    private IReadOnlyList<Ticket> openTickets = [];
    private IReadOnlyList<WallRise> rises = [];

    [Parameter]
    public string CommunityId { get; set; } = string.Empty;

    [SupplyParameterFromQuery(Name = "key")]
    private string? Key { get; set; }

    /// <summary>Dark unless the address says <c>theme=light</c>: a kiosk has nobody to choose for it.</summary>
    [SupplyParameterFromQuery(Name = "theme")]
    private string? Theme { get; set; }

    [Inject]
    private IWallKeys Keys { get; set; } = null!;

    [Inject]
    private DeskSessions Sessions { get; set; } = null!;

    [Inject]
    private WallReader Reader { get; set; } = null!;

    private string StreetName => PlaceWords.Name(community!.ParentId, Rulebooks.Current);

    private DateOnly Today => figures?.Day ?? Clock.Today;

    private bool IsShown => figures is not null && !IsStale;

    /// <summary>What wall.js says in the reader's language.</summary>
    private string Voice => JsonSerializer.Serialize(
        new Dictionary<string, string>
        {
            ["live"] = Say["Live.Now"],
            ["connecting"] = Say["Wall.Connecting"],
            ["never"] = Say["Wall.NeverConnected"],
            ["halted"] = Say["Wall.Halted"],
            ["age"] = Say["Wall.Age"],
            ["seconds"] = Say["Wall.Seconds"],
            ["minutes"] = Say["Wall.Minutes"],
            ["hours"] = Say["Wall.Hours"],
            ["storeAway"] = Say["Wall.StoreAway"],
            ["heals"] = Say["Wall.Heals"],
        },
        Readable);

    /// <summary>11月5日 in Chinese, 11-05 in English.</summary>
    private static string DayPart(int number) => number.ToString(Wording.IsEnglish ? "00" : "0", CultureInfo.InvariantCulture);

    protected override async Task OnInitializedAsync()
    {
        community = Rulebooks.Current.Organisation.FindPlace(CommunityId, PlaceLevel.Community);
        await Guarded(Admit);
        if (isAllowed is not true)
        {
            Refuse(isAllowed is false ? StatusCodes.Status403Forbidden : StatusCodes.Status503ServiceUnavailable);
        }

        if (isAllowed is not false && RendererInfo.IsInteractive)
        {
            await Guarded(Open);
            Every(Pulse, () => Guarded(Beat));
        }
    }

    private async Task Admit() => isAllowed = community is not null && await IsAllowed();

    private async Task Open()
    {
        if (isAllowed is not true || isFollowing)
        {
            return;
        }

        isFollowing = true;
        var feeds = Reader.FeedsOf(CommunityId).ToHashSet();
        await Follow(ticketEvent => feeds.Contains(ticketEvent.Feed), feeds.Contains, Take);
    }

    /// <summary>A revoked key closes the wall here, within one pulse.</summary>
    private async Task Beat()
    {
        await Admit();
        if (isAllowed is false)
        {
            (figures, openTickets, rises) = (null, [], []);
            StateHasChanged();
            return;
        }

        await Open();
        if (Clock.Now - usedAt >= BetweenUses && await Current.Who() is { SessionId: not null } who)
        {
            usedAt = Clock.Now;
            await Sessions.Upholds(who, isUsed: true, Leaving);
        }

        if (figures is null || IsStale || Clock.Now - wholeAt >= WholeReading)
        {
            await ReadAnew();
            return;
        }

        figures = await Reader.Figures(CommunityId, Leaving);
        Arrange();
    }

    private async Task<bool> IsAllowed() =>
        (Key is { Length: > 0 } && await Keys.Opens(CommunityId, Key))
        || (await Current.Find() is { } actor && TicketAuthority.MaySeePlace(actor, CommunityId, Rulebooks.Current.Organisation));

    private async Task Take(IReadOnlyList<TicketEvent> events)
    {
        if (isAllowed is not true)
        {
            return;
        }

        Tell(events.Select(WallRise.Of).OfType<WallRise>().Except(rises));
        figures = await Reader.Figures(CommunityId, Leaving);
        Arrange();
    }

    private protected override async Task Load()
    {
        figures = await Reader.Figures(CommunityId, Leaving);
        openTickets = await Reader.Open(CommunityId, Leaving);
        rises = await Reader.Rises(CommunityId, MostRises, Leaving);
        wholeAt = Clock.Now;
        Arrange();
    }

    private void Tell(IEnumerable<WallRise> risen)
    {
        foreach (var rise in risen)
        {
            arrivals[rise] = Clock.Now;
            rises = [.. rises.Append(rise).OrderByDescending(known => known.At).Take(MostRises)];
        }

        foreach (var gone in arrivals.Keys.Except(rises).ToList())
        {
            arrivals.Remove(gone);
        }
    }

    private void Arrange()
    {
        openTickets = Reader.Known(CommunityId) ?? openTickets;
        Draw();
    }
}
