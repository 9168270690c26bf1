using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Field.Language;
using RedProperty.Realtime.Field.Live;
using RedProperty.Realtime.Field.Sessions;
using RedProperty.Realtime.Field.Storage;

namespace RedProperty.Realtime.Field.Reports;

/// <summary>The buildings of this person's grids, known without signal once they were read.</summary>
internal sealed class Places(ProgramReader reader, SessionKeeper sessions, Words say)
{
    private const double EarthRadius = 6_371_000;

    private Dictionary<string, BuildingPlace> byId = new(StringComparer.Ordinal);

    public IReadOnlyCollection<BuildingPlace> All => byId.Values;

    /// <summary>From the device first; then anew from the program, if it can be reached.</summary>
    public async Task Load()
    {
        if (All.Count == 0 && await reader.Here(Stores.Meta, "places", FieldJson.Default.KeptIReadOnlyListBuildingPlace) is { } here)
        {
            Take(here.Value);
        }

        var found = new List<BuildingPlace>();
        foreach (var scope in sessions.Current?.Session.User.Posts.Select(post => post.Scope).Distinct() ?? [])
        {
            found.AddRange(await reader.Ask($"api/places?scope={Uri.EscapeDataString(scope)}", FieldJson.Default.IReadOnlyListBuildingPlace) ?? []);
        }

        if (found.Count > 0)
        {
            Take(found);
            await reader.Keep(found, Stores.Meta, "places", FieldJson.Default.KeptIReadOnlyListBuildingPlace);
        }
    }

    public BuildingPlace? Find(string buildingId) => byId.GetValueOrDefault(buildingId);

    public string NameOf(string buildingId) => Find(buildingId) is { } building ? say.Name(building.Name, building.NameEn) : buildingId;

    /// <summary>The nearest first, with their distance in metres; without coordinates a building is not among them.</summary>
    public IReadOnlyList<(BuildingPlace Building, double Metres)> Near(double latitude, double longitude) =>
        [.. All.Where(building => building is { Latitude: not null, Longitude: not null })
            .Select(building => (building, Metres(latitude, longitude, building.Latitude!.Value, building.Longitude!.Value)))
            .OrderBy(found => found.Item2)];

    /// <summary>The building in an address as the corridor's code has it, <c>…/r/{buildingId}</c>, or in a bare id.</summary>
    public BuildingPlace? FromCode(string text) => Find(text.Trim().Split('?', '#')[0].TrimEnd('/').Split('/')[^1]);

    private static double Metres(double latitude, double longitude, double otherLatitude, double otherLongitude)
    {
        var north = double.DegreesToRadians(otherLatitude - latitude);
        var east = double.DegreesToRadians(otherLongitude - longitude) * Math.Cos(double.DegreesToRadians(latitude));
        return EarthRadius * Math.Sqrt((north * north) + (east * east));
    }

    private void Take(IEnumerable<BuildingPlace> buildings) => byId = buildings.DistinctBy(building => building.Id).ToDictionary(building => building.Id, StringComparer.Ordinal);
}
