namespace RedProperty.Realtime.Benchmarks.Fanout;

/// <summary>How much of it.</summary>
/// <param name="Groups">Feeds, each watched by <see cref="Audience"/> connections and written to by <see cref="WritersInEach"/>.</param>
internal sealed record FanoutPlan(int Groups, int Rounds, TimeSpan Flat, TimeSpan Paced)
{
    public const int Audience = 50;
    public const int WritersInEach = 2;
    public const int EventsPerSecond = 100;

    /// <summary>Before every measurement, with the same load.</summary>
    public static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1.5);

    private const int FullGroups = 40;
    private const int FullRounds = 3;

    public int Connections => Groups * Audience;

    public static FanoutPlan For(double scale) => new(
        Math.Max(2, (int)(FullGroups * scale)),
        scale < 1 ? 1 : FullRounds,
        TimeSpan.FromSeconds(Math.Max(2, 5 * scale)),
        TimeSpan.FromSeconds(Math.Max(3, 20 * scale)));
}
