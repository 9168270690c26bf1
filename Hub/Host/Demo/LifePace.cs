namespace RedProperty.Realtime.Host.Demo;

/// <summary>How quickly the invented life runs. At the true pace a matter takes about half an hour, so this settles at about 90 open ones.</summary>
/// <param name="Beat">Between two events.</param>
/// <param name="Report">Between two new reports.</param>
internal sealed record LifePace(TimeSpan Beat, TimeSpan Report)
{
    /// <summary>So many at a first start, so that the first look finds something.</summary>
    public const int FirstTickets = 25;

    /// <summary>From here on the oldest are resolved before anything new is reported.</summary>
    public const int MostOpen = 120;

    public static TimeSpan FirstBeat { get; } = TimeSpan.FromMilliseconds(120);

    public static LifePace Of(double timeScale) => new(
        Between(TimeSpan.FromSeconds(3) / timeScale, TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(3)),
        Between(TimeSpan.FromSeconds(24) / timeScale, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(24)));

    private static TimeSpan Between(TimeSpan value, TimeSpan least, TimeSpan most) => value < least ? least : value > most ? most : value;
}
