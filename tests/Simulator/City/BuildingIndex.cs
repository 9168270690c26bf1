namespace RedProperty.Realtime.Simulator.City;

/// <summary>Answers where a report belongs, by our own reckoning: what the program says is checked against it.</summary>
public sealed class BuildingIndex(IReadOnlyCollection<Building> buildings)
{
    /// <summary>Closer together than this, two buildings are equally near: 1 centimetre.</summary>
    private const double Same = 0.01;

    private const double MetresPerDegree = 111_320;

    private readonly Dictionary<string, Building> byId = buildings.ToDictionary(building => building.Id, StringComparer.Ordinal);
    private readonly ILookup<string, Building> byAddress = buildings.ToLookup(building => building.Address.Trim(), StringComparer.OrdinalIgnoreCase);

    public IReadOnlyCollection<Building> All => buildings;

    public Building? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>The only building at that address; null when there is none, or more than one.</summary>
    public Building? At(string address) => byAddress[address.Trim()].Take(2).ToArray() is [var only] ? only : null;

    /// <summary>The building whose name an address written by hand ends with; the longest name wins.</summary>
    public Building? Named(string address) => At(address) ?? buildings
        .Where(building => building.Name.Length > 0 && address.Contains(building.Name, StringComparison.Ordinal))
        .MaxBy(building => building.Name.Length);

    /// <summary>The grids of all buildings that are nearest to a point; two addresses may share their coordinates.</summary>
    public IReadOnlySet<string> GridsNearest(double latitude, double longitude)
    {
        var shrink = Math.Cos(latitude * Math.PI / 180);
        var distances = buildings.Where(building => building is { Latitude: not null, Longitude: not null }).Select(building =>
        {
            var north = (building.Latitude!.Value - latitude) * MetresPerDegree;
            var east = (building.Longitude!.Value - longitude) * MetresPerDegree * shrink;
            return (building.Grid, Metres: Math.Sqrt((north * north) + (east * east)));
        }).ToArray();
        var least = distances.Length == 0 ? 0 : distances.Min(near => near.Metres);
        return distances.Where(near => near.Metres <= least + Same).Select(near => near.Grid).ToHashSet(StringComparer.Ordinal);
    }
}
