using RedProperty.Realtime.Domain.Organisation;

namespace RedProperty.Realtime.Desk.Maps;

/// <summary>
/// How one grid's buildings stand in rows: north above south, west left of east, as many columns as come nearest to where they really are.
/// Buildings without coordinates follow in the order of their ids.
/// </summary>
internal sealed record AreaPlan(Place Grid, int Columns, IReadOnlyList<Place> Buildings)
{
    private const double MetresPerDegree = 111_320;

    public int Rows => Math.Max(1, (Buildings.Count + Columns - 1) / Columns);

    /// <summary>Degrees; null while no building of the grid has coordinates.</summary>
    public double? Latitude { get; } = Middle(Buildings.Where(IsLocated).Select(building => building.Latitude!.Value));

    public double? Longitude { get; } = Middle(Buildings.Where(IsLocated).Select(building => building.Longitude!.Value));

    public static AreaPlan Of(Place grid, IEnumerable<Place> buildings)
    {
        var all = buildings.OrderBy(building => building.Id, StringComparer.Ordinal).ToList();
        var located = all.Where(IsLocated).OrderByDescending(building => building.Latitude).ThenBy(building => building.Longitude).ToList();
        List<Place> others = [.. all.Where(building => !IsLocated(building))];
        if (all.Count == 0)
        {
            return new AreaPlan(grid, 2, []);
        }

        // No long snakes: between a square and twice as wide as high, or the other way round.
        var narrow = Math.Max(1, (int)Math.Floor(Math.Sqrt(all.Count / 2.0)));
        var wide = Math.Max(narrow, (int)Math.Ceiling(Math.Sqrt(all.Count * 1.6)));
        var columns = Enumerable.Range(narrow, wide - narrow + 1)
            .MinBy(columns => Distortion(InRows(located, columns), columns) + Emptiness(all.Count, columns));
        return new AreaPlan(grid, columns, [.. InRows(located, columns).SelectMany(row => row), .. others]);
    }

    private static bool IsLocated(Place building) => building is { Latitude: not null, Longitude: not null };

    private static double? Middle(IEnumerable<double> values) => values.Any() ? values.Average() : null;

    private static List<Place[]> InRows(List<Place> located, int columns) =>
        [.. located.Chunk(columns).Select(row => row.OrderBy(building => building.Longitude).ThenBy(building => building.Id, StringComparer.Ordinal).ToArray())];

    private static double Emptiness(int count, int columns) => ((columns - (count % columns)) % columns) * 0.15 / columns;

    /// <summary>How far, as a share of the whole, the rows stand from where the buildings are; both stretched to the same square.</summary>
    private static double Distortion(List<Place[]> rows, int columns)
    {
        var all = rows.SelectMany(row => row).ToList();
        if (all.Count < 2)
        {
            return Math.Abs(columns - 2) * 0.01;
        }

        var (south, west) = (all.Min(building => building.Latitude!.Value), all.Min(building => building.Longitude!.Value));
        var narrowing = Math.Cos(south * Math.PI / 180);
        var high = Math.Max(1, (all.Max(building => building.Latitude!.Value) - south) * MetresPerDegree);
        var wide = Math.Max(1, (all.Max(building => building.Longitude!.Value) - west) * MetresPerDegree * narrowing);
        var size = Math.Max(high, wide);
        var (spanX, spanY) = (Math.Max(1, columns - 1), Math.Max(1, rows.Count - 1));
        return rows.SelectMany((row, y) => row.Select((building, x) =>
        {
            var dx = (x * wide / spanX) - ((building.Longitude!.Value - west) * MetresPerDegree * narrowing);
            var dy = (y * high / spanY) - (high - ((building.Latitude!.Value - south) * MetresPerDegree));
            return Math.Sqrt((dx * dx) + (dy * dy)) / size;
        })).Average();
    }
}
