namespace RedProperty.Realtime.Benchmarks.Desks;

/// <summary>Some dozens of measurements: too few for a histogram, enough to say where the middle and the worst lie.</summary>
internal static class Spread
{
    public static double At(IReadOnlyCollection<double> values, double percentile)
    {
        var ordered = values.Order().ToArray();
        return ordered.Length == 0 ? double.NaN : ordered[Math.Max(0, (int)Math.Ceiling(percentile / 100 * ordered.Length) - 1)];
    }
}
