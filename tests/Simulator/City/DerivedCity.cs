using System.Globalization;
using RedProperty.Realtime.Simulator.Reports;

namespace RedProperty.Realtime.Simulator.City;

/// <summary>
/// An organisation made from a file: city, districts, streets, communities, one grid for each community, one building for each address.
/// A community lies in the street that most of its rows name, a street in the district that most of its communities' rows name.
/// Rows without a community or without coordinates go to a catch-all community.
/// </summary>
public sealed class DerivedCity
{
    private const string Company = "sim-property";
    private const string Elsewhere = "elsewhere";

    private readonly List<OrganisationLine> lines = [];
    private readonly List<string> grids = [];
    private readonly List<Building> buildings = [];
    private readonly NewOrganisation shape;

    public DerivedCity(NewOrganisation shape, IReadOnlyList<ServiceRequest> requests, int workers)
    {
        this.shape = shape;
        Workers = [.. Enumerable.Range(1, workers).Select(number => $"sim-worker-{number.ToString("D3", CultureInfo.InvariantCulture)}")];
        AddPeople();
        AddPlaces(requests);
        AddGridPosts();
        Buildings = new BuildingIndex(buildings);
    }

    public IReadOnlyList<string> Workers { get; }

    public IReadOnlyList<string> Grids => grids;

    public BuildingIndex Buildings { get; }

    public IReadOnlyList<OrganisationLine> Lines => lines;

    private static string MostCommon(IEnumerable<string> values) => values
        .Where(value => value.Length > 0)
        .GroupBy(value => value, StringComparer.Ordinal)
        .OrderByDescending(group => group.Count())
        .ThenBy(group => group.Key, StringComparer.Ordinal)
        .FirstOrDefault()?.Key ?? Elsewhere;

    private void AddPeople()
    {
        lines.Add(new OrganisationLine("company", Company, "", $"{shape.Name} Property (simulated)"));
        lines.AddRange(Workers.Concat(Officers.All).Select(person => new OrganisationLine("person", person, "", person)));
        lines.Add(new OrganisationLine("city", shape.City, "", shape.Name, shape.NameEn));
        AddPost("cityBureau", shape.City, Officers.CityBureau);
    }

    private void AddPlaces(IReadOnlyList<ServiceRequest> requests)
    {
        var communities = requests.ToLookup(request => request.HasPlace ? request.Community : "", StringComparer.Ordinal);
        var streetOf = communities.ToDictionary(
            rows => rows.Key, rows => rows.Key.Length == 0 ? Elsewhere : MostCommon(rows.Select(row => row.Street)), StringComparer.Ordinal);
        var districtOf = streetOf.Values.Distinct(StringComparer.Ordinal).ToDictionary(
            street => street,
            street => street == Elsewhere ? Elsewhere : MostCommon(requests.Where(row => row.HasPlace && row.Street == street).Select(row => row.District)),
            StringComparer.Ordinal);

        foreach (var district in districtOf.Values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var districtId = AddPlace("district", "d", district, shape.City, district == Elsewhere ? shape.Elsewhere : district);
            AddPost("districtBureau", districtId, Officers.Bureau);
            AddPost("districtDepartment", districtId, Officers.Department);
            foreach (var street in districtOf.Where(pair => pair.Value == district).Select(pair => pair.Key).Order(StringComparer.Ordinal))
            {
                var name = street == Elsewhere ? shape.Elsewhere : string.Format(CultureInfo.InvariantCulture, shape.Street, street);
                var streetId = AddPlace("street", "s", street, districtId, name);
                AddPost("streetOffice", streetId, Officers.Office);
                AddPost("streetStation", streetId, Officers.Station);
                foreach (var community in streetOf.Where(pair => pair.Value == street).Select(pair => pair.Key).Order(StringComparer.Ordinal))
                {
                    AddCommunity(community, streetId, communities[community]);
                }
            }
        }

        AddBuildings(requests);
    }

    private void AddCommunity(string community, string streetId, IEnumerable<ServiceRequest> rows)
    {
        var name = community.Length == 0 ? shape.Elsewhere : MostCommon(rows.Select(row => row.CommunityName).Append(community));
        var id = AddPlace("community", "c", community.Length == 0 ? Elsewhere : community, streetId, name, Company);
        AddPost("communitySecretary", id, Officers.Secretary);
        AddPost("propertyManager", id, Officers.Manager);
        var grid = GridOf(id);
        lines.Add(new OrganisationLine("grid", grid, id, $"{name} 1"));
        AddPost("branchSecretary", grid, Officers.Branch);
        grids.Add(grid);
    }

    private void AddBuildings(IReadOnlyList<ServiceRequest> requests)
    {
        // In the order of the addresses, so that a building keeps its id however the rows are played.
        foreach (var rows in requests
            .GroupBy(request => request.Address.Trim(), StringComparer.OrdinalIgnoreCase)
            .OrderBy(rows => rows.Key, StringComparer.OrdinalIgnoreCase))
        {
            var row = rows.FirstOrDefault(row => row.HasPlace) ?? rows.First();
            var community = PlaceId("c", row.HasPlace ? row.Community : Elsewhere);
            var address = rows.Key.Length == 0 ? shape.Elsewhere : rows.Key;
            var id = $"{shape.City}-b-{(buildings.Count + 1).ToString("D5", CultureInfo.InvariantCulture)}";
            // Half a coordinate is none.
            var (latitude, longitude) = row is { Latitude: not null, Longitude: not null } ? (row.Latitude, row.Longitude) : (null, null);
            var building = new Building(id, address, GridOf(community), community, address, latitude, longitude);
            buildings.Add(building);
            lines.Add(new OrganisationLine("building", id, building.Grid, address)
            {
                Address = address,
                Latitude = latitude?.ToString("R", CultureInfo.InvariantCulture) ?? "",
                Longitude = longitude?.ToString("R", CultureInfo.InvariantCulture) ?? "",
            });
        }
    }

    /// <summary>Two wheels: the steward of a grid is the worker of the next one, so that every event has two watchers.</summary>
    private void AddGridPosts()
    {
        for (var i = 0; i < Math.Max(grids.Count, Workers.Count); i++)
        {
            AddPost("gridWorker", grids[i % grids.Count], Workers[i % Workers.Count]);
            if (i < grids.Count)
            {
                AddPost("redSteward", grids[i], Workers[(i + 1) % Workers.Count]);
            }
        }
    }

    private string PlaceId(string level, string key) => $"{shape.City}-{level}-{Slug.Of(key)}";

    private string AddPlace(string type, string level, string key, string parent, string name, string company = "")
    {
        var id = PlaceId(level, key);
        lines.Add(new OrganisationLine(type, id, parent, name) { Company = company });
        return id;
    }

    private void AddPost(string role, string place, string holder) => lines.Add(new OrganisationLine("post", role, place) { Holder = holder });

    private static string GridOf(string communityId) => communityId + "-1";
}
