namespace RedProperty.Realtime.Benchmarks.Deadlines;

/// <summary>How far ahead a run's great moment must lie, so that everything is in place by then.</summary>
internal static class Moments
{
    /// <summary>So many are written first: they warm up the writers and show how quick the store is.</summary>
    public const int Probe = 500;

    private static readonly TimeSpan ForStart = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(4);

    /// <summary>Time to write them, time for the worker to show their yellow cards, time to start it. Less than the last quarter of a response limit.</summary>
    public static TimeSpan LeadFor(int count, double rate)
    {
        var lead = ForStart + TimeSpan.FromSeconds(3 * count / rate);
        return lead < Most ? lead : Most;
    }

    public static DateTimeOffset WholeSecond(DateTimeOffset moment) => DateTimeOffset.FromUnixTimeSeconds(moment.ToUnixTimeSeconds());

    public static void MustBeAhead(DateTimeOffset moment)
    {
        var ahead = moment - Scene.Now;
        Progress.Say($"ready {ahead.TotalSeconds:0.0} s before the moment");
        if (ahead < TimeSpan.FromSeconds(2))
        {
            throw new InvalidOperationException("This machine was too busy to be ready in time; the run would measure its preparation. Try again, or a smaller --scale.");
        }
    }
}
