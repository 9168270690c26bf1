namespace RedProperty.Realtime.EndToEnd.Tests.Faults;

/// <summary>A limit of the ladder and the moment it ends.</summary>
internal sealed record Limit(string Obligation, int Rung, TimeSpan After, TimeSpan YellowAfter);

/// <summary>
/// What becomes of an ordinary matter of the property track that nobody answers, written down by hand: 20 minutes to respond, 30 to propose, counted on
/// from each limit; the ladder has six rungs. 90 minutes after the report the city owes both, and nothing runs any more.
/// </summary>
internal sealed class Limits(double timeScale)
{
    public const int Top = 6;

    private static readonly (string Obligation, int Rung, int Minute, int Allowance)[] Missed =
    [
        ("response", 1, 20, 20),
        ("solution", 1, 30, 30),
        ("response", 2, 40, 20),
        ("response", 4, 60, 20),
        ("solution", 3, 60, 30),
        ("response", 5, 80, 20),
        ("solution", 6, 90, 30),
    ];

    /// <summary>In the order in which they end.</summary>
    public IReadOnlyList<Limit> Until(int minute) =>
    [
        .. Missed.Where(limit => limit.Minute <= minute)
            .Select(limit => new Limit(limit.Obligation, limit.Rung, Scaled(limit.Minute), Scaled(limit.Minute - (limit.Allowance / 4.0)))),
    ];

    public TimeSpan Scaled(double minutes) => TimeSpan.FromTicks((long)Math.Round(TimeSpan.FromMinutes(minutes).Ticks / timeScale));
}
