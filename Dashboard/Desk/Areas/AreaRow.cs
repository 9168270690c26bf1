using RedProperty.Realtime.Domain.Figures;
using RedProperty.Realtime.Domain.Organisation;

namespace RedProperty.Realtime.Desk.Areas;

/// <summary>One place of a roll-up, by what its table shows.</summary>
/// <param name="Figures">Day by day; the last is today.</param>
public sealed record AreaRow(Place Place, CommunityFigures Figures)
{
    private const int Week = 7;

    /// <summary>Two weeks of a line.</summary>
    private const int Line = 14;

    public FigureSums Today { get; } = Figures.Days[^1];

    public FigureSums ThisWeek { get; } = FigureSums.Sum(Figures.Days.TakeLast(Week));

    public FigureSums WeekBefore { get; } = FigureSums.Sum(Figures.Days.SkipLast(Week).TakeLast(Week));

    /// <summary>Reports of each of the last 14 days, oldest first.</summary>
    public IReadOnlyList<long> Reports { get; } = [.. Figures.Days.TakeLast(Line).Select(day => day.Reported)];

    /// <summary>Percent in time of the last 7 days against the 7 before, in points; null while one of the weeks has none.</summary>
    public int? Trend => ThisWeek.AllOnTime.Percent is { } now && WeekBefore.AllOnTime.Percent is { } before ? now - before : null;
}

/// <summary>What a roll-up can be sorted by.</summary>
public enum AreaOrder
{
    /// <summary>Most matters late now; among those, the lowest share in time of the last 7 days; then the most open.</summary>
    Worst,
    Name,
    Open,
    Late,
    Reported,
    InGrid,
    OnTime,
    Escalated,
}

/// <summary>Puts the rows of a roll-up in order; places alike stand in the organisation's order.</summary>
internal static class AreaOrders
{
    public static IReadOnlyList<AreaRow> Sort(IEnumerable<AreaRow> rows, AreaOrder order) => order switch
    {
        AreaOrder.Name => [.. rows.OrderBy(row => row.Place.Id, StringComparer.Ordinal)],
        AreaOrder.Open => [.. rows.OrderByDescending(row => row.Figures.Now.Open)],
        AreaOrder.Late => [.. rows.OrderByDescending(row => row.Figures.Now.Late)],
        AreaOrder.Reported => [.. rows.OrderByDescending(row => row.Today.Reported)],
        AreaOrder.InGrid => [.. rows.OrderBy(row => row.ThisWeek.InGrid ?? int.MaxValue)],
        AreaOrder.OnTime => [.. rows.OrderBy(row => row.ThisWeek.AllOnTime.Percent ?? int.MaxValue)],
        AreaOrder.Escalated => [.. rows.OrderByDescending(row => row.Today.Escalated)],
        _ => [.. rows.OrderByDescending(row => row.Figures.Now.Late)
            .ThenBy(row => row.ThisWeek.AllOnTime.Percent ?? int.MaxValue).ThenByDescending(row => row.Figures.Now.Open)],
    };
}
