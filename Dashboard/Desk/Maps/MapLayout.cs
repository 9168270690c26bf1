using RedProperty.Realtime.Domain.Organisation;

namespace RedProperty.Realtime.Desk.Maps;

/// <summary>
/// Where everything stands on a community's schematic map (示意图): every building the same size, so that all can be read and touched; neighbours stay
/// neighbours, north is up, distances are not kept. No two marks overlap and no name covers a mark, whatever the coordinates are.
/// </summary>
internal sealed record MapLayout(double Width, double Height, IReadOnlyList<MapArea> Areas)
{
    public const double SpotWidth = 108;
    public const double SpotHeight = 64;
    public const double LabelSize = 34;
    public const double MoreSize = 32;

    /// <summary>More marks than this cannot be read: then buildings where nothing is open are left out first.</summary>
    public const int MostSpots = 240;

    private const double Gap = 8;
    private const double Padding = 14;
    private const double Street = 18;
    public const double LineHeight = 40;

    /// <param name="aspect">Width by height of the space that the map is drawn in.</param>
    /// <param name="nameOf">A place's name in the reader's language.</param>
    /// <param name="isShown">Which buildings get a mark; null is all.</param>
    public static MapLayout Of(OrganisationChart chart, string communityId, double aspect, Func<Place, string> nameOf, Predicate<Place>? isShown = null)
    {
        List<AreaPlan> plans = [.. chart.Within(communityId, PlaceLevel.Grid).OrderBy(grid => grid.Id, StringComparer.Ordinal)
            .Select(grid => AreaPlan.Of(grid, chart.ChildrenOf(grid.Id).Where(building => isShown is null || isShown(building))))];
        return plans.Count == 0
            ? new MapLayout(0, 0, [])
            : Enumerable.Range(1, plans.Count)
                .Select(bands => Fill(AreaBands.Of(plans, bands, WidthOf), aspect, nameOf))
                .MaxBy(layout => layout.SizeIn(aspect))!;
    }

    /// <summary>Where there is height to spare, the marks grow into it.</summary>
    private static MapLayout Fill(IReadOnlyList<IReadOnlyList<AreaPlan>> bands, double aspect, Func<Place, string> nameOf)
    {
        var flat = Draw(bands, SpotHeight, nameOf);
        var spare = ((flat.Width / aspect) - flat.Height) / bands.Sum(RowsOf);
        return spare <= 0 ? flat : Draw(bands, Math.Min(SpotHeight + spare, SpotHeight * 1.5), nameOf);
    }

    private static int RowsOf(IReadOnlyList<AreaPlan> band) => band.Max(area => area.Rows);

    /// <summary>How large a unit is when the map fills a space of that shape and of height 1.</summary>
    private double SizeIn(double aspect) => Math.Min(aspect / Width, 1 / Height);

    private static double WidthOf(AreaPlan area) => (area.Columns * (SpotWidth + Gap)) - Gap + (2 * Padding);

    private static MapLayout Draw(IReadOnlyList<IReadOnlyList<AreaPlan>> bands, double spotHeight, Func<Place, string> nameOf)
    {
        var width = bands.Max(band => band.Sum(WidthOf) + ((band.Count - 1) * Street));
        var areas = new List<MapArea>();
        var y = 0.0;
        foreach (var band in bands)
        {
            // Blocks of one band share what is left, so that the streets between them run straight.
            var stretch = (width - ((band.Count - 1) * Street)) / band.Sum(WidthOf);
            var lines = band.ToDictionary(area => area, area => MapLabel.Lines(nameOf(area.Grid), ((WidthOf(area) * stretch) - (2 * Padding)) / LabelSize, LabelSize / MoreSize));
            var labelHeight = lines.Values.Max(name => name.Count) * LineHeight;
            var height = (2 * Padding) + labelHeight + (RowsOf(band) * (spotHeight + Gap));
            var x = 0.0;
            foreach (var area in band)
            {
                var box = new MapBox(x, y, WidthOf(area) * stretch, height);
                areas.Add(Draw(area, box, labelHeight, spotHeight, lines[area], nameOf));
                x += box.Width + Street;
            }

            y += height + Street;
        }

        return new MapLayout(width, y - Street, areas);
    }

    private static MapArea Draw(
        AreaPlan area, MapBox box, double labelHeight, double spotHeight, IReadOnlyList<string> lines, Func<Place, string> nameOf)
    {
        var label = new MapBox(box.X + Padding, box.Y + Padding, box.Width - (2 * Padding), labelHeight);
        var top = label.Bottom + Gap;
        var pitch = Math.Min((label.Width + Gap) / area.Columns, (SpotWidth * 1.6) + Gap);
        var spots = area.Buildings.Select((building, i) => new MapSpot(
            building.Id,
            MapLabel.Short(nameOf(building), i),
            new MapBox(label.X + (i % area.Columns * pitch), top + (i / area.Columns * (spotHeight + Gap)), pitch - Gap, spotHeight)));
        return new MapArea(area.Grid.Id, lines, box, label, [.. spots]);
    }
}
