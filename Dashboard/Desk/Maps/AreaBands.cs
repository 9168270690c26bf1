namespace RedProperty.Realtime.Desk.Maps;

/// <summary>The grids of a community in bands from north to south, each from west to east: so cut that the bands are about equally wide.</summary>
internal static class AreaBands
{
    /// <summary>Grids without coordinates come last, in the order given.</summary>
    public static IReadOnlyList<IReadOnlyList<AreaPlan>> Of(IReadOnlyList<AreaPlan> areas, int bands, Func<AreaPlan, double> widthOf)
    {
        List<AreaPlan> sorted = [.. areas.OrderByDescending(area => area.Latitude ?? double.MinValue)];
        var sums = new double[sorted.Count + 1];
        for (var i = 0; i < sorted.Count; i++)
        {
            sums[i + 1] = sums[i] + widthOf(sorted[i]);
        }

        return [.. Cuts(sums, bands).Select(cut => (IReadOnlyList<AreaPlan>)
            [.. sorted[cut.From..cut.To].OrderBy(area => area.Longitude ?? double.MaxValue)])];
    }

    /// <summary>The cuts with the least sum of squared widths, found from the left.</summary>
    private static Stack<(int From, int To)> Cuts(double[] sums, int bands)
    {
        var count = sums.Length - 1;
        var cost = new double[bands + 1, count + 1];
        var from = new int[bands + 1, count + 1];
        for (var band = 0; band <= bands; band++)
        {
            for (var end = 0; end <= count; end++)
            {
                cost[band, end] = band == 0 && end == 0 ? 0 : double.PositiveInfinity;
                for (var start = band - 1; band > 0 && start < end; start++)
                {
                    var width = sums[end] - sums[start];
                    var sum = cost[band - 1, start] + (width * width);
                    if (sum < cost[band, end])
                    {
                        (cost[band, end], from[band, end]) = (sum, start);
                    }
                }
            }
        }

        var cuts = new Stack<(int, int)>();
        for (var (band, end) = (bands, count); band > 0; band--)
        {
            cuts.Push((from[band, end], end));
            end = from[band, end];
        }

        return cuts;
    }
}
