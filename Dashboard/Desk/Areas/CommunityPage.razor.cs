using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using RedProperty.Realtime.Desk.Feeds;
using RedProperty.Realtime.Desk.Language;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Figures;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Presences;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Areas;

/// <summary>A community as its secretary sees it (社区总览): how much is solved where, what is on time, what burns in which building, who is there. Live.</summary>
public sealed partial class CommunityPage : LivePage
{
    private const int MostClimbs = 8;

    /// <summary>Today, a week, four weeks.</summary>
    private static readonly int[] Periods = [1, 7, 28];

    private Actor? actor;
    private Place? community;
    private string? refusal;
    private IReadOnlySet<string> roots = new HashSet<string>();
    private AreaRow? whole;
    private IReadOnlyList<Ticket> open = [];
    private IReadOnlyList<AreaClimb> climbs = [];
    private int late;
    private int onRung;

    [Parameter]
    public string CommunityId { get; set; } = string.Empty;

    [SupplyParameterFromQuery(Name = "days")]
    private int? Wanted { get; set; }

    [Inject]
    private AreaFigures Figures { get; set; } = null!;

    [Inject]
    private OpenTickets Open { get; set; } = null!;

    [Inject]
    private ClimbReader Climbs { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private int Days => Wanted is { } days && Periods.Contains(days) ? days : Periods[0];

    private FigureSums Sums => FigureSums.Sum(whole!.Figures.Days.TakeLast(Days));

    private bool MayMakeKeys => actor?.Holds(Role.CommunitySecretary) == true || actor?.Holds(Role.Administrator) == true;

    private bool MaySeeWhoIsOnline => ReadPresence.MaySee(actor!, CommunityId, Rulebooks.Current.Organisation);

    protected override async Task OnInitializedAsync()
    {
        actor = await Current.Find();
        var chart = Rulebooks.Current.Organisation;
        community = chart.FindPlace(CommunityId, PlaceLevel.Community);
        refusal = community is null ? "Area.Unknown" : actor is null || !TicketAuthority.MaySeePlace(actor, CommunityId, chart) ? "Area.Forbidden" : null;
        if (refusal is not null)
        {
            Refuse(refusal == "Area.Unknown" ? StatusCodes.Status404NotFound : StatusCodes.Status403Forbidden);
            return;
        }

        roots = AreaHead.RootsOf(actor!);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender || refusal is not null || community is null)
        {
            return;
        }

        var feeds = Rulebooks.Current.Organisation.FeedsOf(CommunityId).ToHashSet();
        await Follow(ticketEvent => feeds.Contains(ticketEvent.Feed), feeds.Contains, Take);

        // Marks that turn with time alone, figures of the day, and whatever the push did not bring.
        Every(TimeSpan.FromSeconds(5), ReadAnew);
    }

    private protected override async Task Load()
    {
        whole = new AreaRow(community!, (await Figures.Read(Leaving)).Of(CommunityId, Rulebooks.Current.Organisation));
        Arrange(await Open.Of([CommunityId], Leaving));
        climbs = climbs.Count == 0 ? await Climbs.Latest(CommunityId, MostClimbs, Leaving) : climbs;
        Draw();
    }

    private async Task Take(IReadOnlyList<TicketEvent> events)
    {
        climbs = ClimbReader.Newest(events.Select(AreaClimb.Of).OfType<AreaClimb>().Concat(climbs), MostClimbs);
        Arrange(Open.Known([CommunityId]) ?? open);
        whole = new AreaRow(community!, (await Figures.Read(Leaving)).Of(CommunityId, Rulebooks.Current.Organisation));
        Draw();
    }

    private void Arrange(IReadOnlyList<Ticket> now)
    {
        open = now;
        late = open.Count(ticket => ticket.IsLate());
        onRung = open.Count(ticket => ticket.Rung.PlaceLevel == PlaceLevel.Community);
    }

    private string Over(int days) => Navigation.GetUriWithQueryParameter("days", days == Periods[0] ? null : days);

    private string ToBuilding(string buildingId) =>
        $"/?area=1&q={Uri.EscapeDataString(PlaceWords.Name(buildingId, Rulebooks.Current))}";
}
