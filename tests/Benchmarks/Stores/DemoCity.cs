using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Server.Files;

namespace RedProperty.Realtime.Benchmarks.Stores;

/// <summary>The shipped demo city with its catalogue and the 2341 limits, as the program itself loads them.</summary>
internal sealed class DemoCity : IRulebooks
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Data");

    public DemoCity()
    {
        var files = new RulebookFiles(
            Load("demo/organisation.csv"), Load("catalogue.csv"), Load("policy.json"), Load("calendar.json")).Check();
        Current = files.Value ?? throw new InvalidOperationException($"The shipped rules have faults: {string.Join("; ", files.Faults)}");
        BuildingIds = [.. Current.Organisation.Places.Where(place => place.Level == PlaceLevel.Building).Select(place => place.Id)];
        KindCodes = [.. Current.Catalogue.Kinds.Select(kind => kind.Code)];
    }

    public Rulebook Current { get; }

    public IReadOnlyList<string> BuildingIds { get; }

    public IReadOnlyList<string> KindCodes { get; }

    private static DataFile Load(string name) => new(name, File.ReadAllBytes(Path.Combine(Folder, name)));
}
