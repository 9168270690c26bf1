using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;
using RedProperty.Realtime.Desk.Deadlines;
using RedProperty.Realtime.Desk.Language;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Maps;

/// <summary>
/// A community's grids and buildings as a schematic map (社区示意图), each building toned by its most pressing open matter. Give it the open tickets, or
/// what is open in each building; a link or a callback makes the buildings touchable.
/// </summary>
public sealed partial class BuildingMap
{
    private static readonly TimeMark[] Marks = [TimeMark.Red, TimeMark.Yellow, TimeMark.Calm, TimeMark.Done];

    private MapLayout layout = new(0, 0, []);
    private IReadOnlyDictionary<string, BuildingLoad> loads = new Dictionary<string, BuildingLoad>();
    private Dictionary<TimeMark, int> counts = [];
    private IReadOnlyList<MapRow> rows = [];
    private int left;
    private (OrganisationChart, string, double, string, string)? drawn;

    /// <summary>The organisation as it stands.</summary>
    [Parameter, EditorRequired]
    public OrganisationChart Chart { get; set; } = OrganisationChart.Empty;

    [Parameter, EditorRequired]
    public string CommunityId { get; set; } = string.Empty;

    /// <summary>The community's open tickets; not needed when <see cref="Loads"/> is given.</summary>
    [Parameter]
    public IReadOnlyCollection<Ticket> Tickets { get; set; } = [];

    /// <summary>What is open in each building, by its id.</summary>
    [Parameter]
    public IReadOnlyDictionary<string, BuildingLoad>? Loads { get; set; }

    /// <summary>Where a building leads to; null makes no links.</summary>
    [Parameter]
    public Func<string, string>? LinkTo { get; set; }

    /// <summary>Called with the id of the building that was chosen; used when there is no <see cref="LinkTo"/>.</summary>
    [Parameter]
    public EventCallback<string> OnBuilding { get; set; }

    /// <summary>Width by height of the room that the map gets. Default: 1.5.</summary>
    [Parameter]
    public double Aspect { get; set; } = 1.5;

    /// <summary>More marks than this cannot be read where the map hangs: buildings where nothing is open are left out first. Default: 240, for a desk.</summary>
    [Parameter]
    public int MostSpots { get; set; } = MapLayout.MostSpots;

    /// <summary>On a wall nobody can open the table: it is there for screen readers only.</summary>
    [Parameter]
    public bool HidesTable { get; set; }

    [Inject]
    private IStringLocalizer<Words> Say { get; set; } = null!;

    [Inject]
    private CityClock Clock { get; set; } = null!;

    private bool IsTouchable => LinkTo is not null || OnBuilding.HasDelegate;

    private string ViewBox => $"-2 -2 {N(layout.Width + 4)} {N(layout.Height + 4)}";

    private string Spoken => Say["Map.Spoken", NameOf(CommunityId), counts.Values.Sum(), counts[TimeMark.Red], counts[TimeMark.Yellow], counts[TimeMark.Calm]];

    protected override void OnParametersSet()
    {
        loads = Loads ?? BuildingLoad.Of(Tickets, Clock.Now);
        List<Place> buildings = [.. Chart.Within(CommunityId, PlaceLevel.Building)];
        counts = Marks.ToDictionary(mark => mark, mark => buildings.Count(building => LoadOf(building.Id).Worst == mark));
        rows = [.. buildings.Where(building => LoadOf(building.Id).Open > 0)
            .OrderByDescending(building => BuildingLoad.Weight(LoadOf(building.Id).Worst)).ThenByDescending(building => LoadOf(building.Id).Open)
            .Select(building => new MapRow(building.Id, Wording.NameOf(building), NameOf(building.ParentId), LoadOf(building.Id)))];
        Arrange(buildings);
    }

    private static string N(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Only a map with more buildings than can be read depends on what is open; any other is laid out once.</summary>
    private void Arrange(List<Place> buildings)
    {
        HashSet<string>? shown = buildings.Count <= MostSpots ? null : [.. buildings
            .OrderByDescending(building => BuildingLoad.Weight(LoadOf(building.Id).Worst)).ThenByDescending(building => LoadOf(building.Id).Open).ThenBy(building => building.Id, StringComparer.Ordinal)
            .Take(MostSpots).Select(building => building.Id)];
        left = buildings.Count - (shown?.Count ?? buildings.Count);
        var wanted = (Chart, CommunityId, Aspect, CultureInfo.CurrentUICulture.Name, shown is null ? string.Empty : string.Join(' ', shown.Order(StringComparer.Ordinal)));
        if (drawn != wanted)
        {
            layout = MapLayout.Of(Chart, CommunityId, Aspect, Wording.NameOf, shown is null ? null : building => shown.Contains(building.Id));
            drawn = wanted;
        }
    }

    private BuildingLoad LoadOf(string buildingId) => loads.GetValueOrDefault(buildingId, BuildingLoad.None);

    private string NameOf(string placeId) => Chart.FindPlace(placeId) is { } place ? Wording.NameOf(place) : placeId;

    private string SpokenOf(MapSpot spot) => LoadOf(spot.BuildingId) is { Open: > 0 } load
        ? Say["Map.BuildingSpoken", NameOf(spot.BuildingId), load.Open, Say[$"Map.{load.Worst}"]]
        : Say["Map.BuildingQuiet", NameOf(spot.BuildingId)];

    private Task Press(KeyboardEventArgs key, string buildingId) =>
        key.Key is "Enter" or " " ? OnBuilding.InvokeAsync(buildingId) : Task.CompletedTask;
}
