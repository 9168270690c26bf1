namespace RedProperty.Realtime.Benchmarks.Sides;

/// <summary>Several rounds of the same: what stands in the middle, and how far apart they lie.</summary>
internal static class Middle
{
    public static double Of(IReadOnlyCollection<double> rounds)
    {
        var ordered = rounds.Order().ToArray();
        return ordered.Length == 0 ? double.NaN
            : ordered.Length % 2 == 1 ? ordered[ordered.Length / 2]
            : (ordered[(ordered.Length / 2) - 1] + ordered[ordered.Length / 2]) / 2;
    }

    /// <summary>The rounds one by one, for a note.</summary>
    public static string Show(IEnumerable<double> rounds) =>
        string.Join(", ", rounds.Select(round => round.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)));
}
