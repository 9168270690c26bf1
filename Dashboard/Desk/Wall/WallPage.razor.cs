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
public sealed partial class WallPage
{
    private const int MostRises = 4;

    private bool? isAllowed;
    private Place? community;
    private WallFigures? figures;
    private Dictionary<string, Ticket> tickets = [];
    private IReadOnlyList<Ticket> openTickets = [];
    private IReadOnlyList<WallRise> rises = [];

    [Parameter]
    public string CommunityId { get; set; } = string.Empty;

    [SupplyParameterFromQuery(Name = "key")]
    private string? Key { get; set; }

    [Inject]
    private IWallKeys Keys { get; set; } = null!;

    [Inject]
    private WallReader Reader { get; set; } = null!;

    private string StreetName => PlaceWords.Name(community!.ParentId, Rulebooks.Current);

    protected override async Task OnInitializedAsync()
    {
        community = Rulebooks.Current.Organisation.FindPlace(CommunityId, PlaceLevel.Community);
        isAllowed = community is not null && await IsAllowed();
        if (isAllowed is false)
        {
            Refuse(StatusCodes.Status403Forbidden);
        }

        if (isAllowed is true && RendererInfo.IsInteractive)
        {
            await Open();
        }
    }

    private async Task Open()
    {
        var feeds = Reader.FeedsOf(CommunityId).ToHashSet();
        await Follow(ticketEvent => feeds.Contains(ticketEvent.Feed), feeds.Contains, Take);

        // The figures of a new day, marks that turned, and whatever the push did not bring.
        Every(TimeSpan.FromSeconds(10), ReadAnew);
    }

    private async Task<bool> IsAllowed() =>
        (Key is { Length: > 0 } && await Keys.Opens(CommunityId, Key))
        || (await Current.Find() is { } actor && TicketAuthority.MaySeePlace(actor, CommunityId, Rulebooks.Current.Organisation));

    private async Task Take(IReadOnlyList<TicketEvent> events)
    {
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
        figures = await Reader.Figures(CommunityId, Leaving);
        Arrange();
    }

    private protected override async Task Load()
    {
        figures = await Reader.Figures(CommunityId, Leaving);
        tickets = (await Reader.Open(CommunityId, Leaving)).ToDictionary(ticket => ticket.Id);
        rises = await Reader.Rises(CommunityId, MostRises, Leaving);
        Arrange();
    }

    private void Arrange()
    {
        openTickets = [.. tickets.Values.Where(ticket => ticket.IsOpen)];
        Draw();
    }
}
