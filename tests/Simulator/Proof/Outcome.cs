namespace RedProperty.Realtime.Simulator.Proof;

/// <summary>The table at the end of a run.</summary>
/// <param name="Reports">Reports that the program accepted.</param>
/// <param name="Lost">Accepted reports without a ticket.</param>
/// <param name="Doubled">Reports with more than one ticket.</param>
/// <param name="WrongGrid">Tickets in a grid that is not their building's.</param>
/// <param name="WrongDeadlines">Tickets whose first limits are not those promised.</param>
/// <param name="LostPushes">Tickets that a watching device does not have as the program has them.</param>
/// <param name="Overtaken">Commands refused because the matter had moved on; no error.</param>
public sealed record Outcome(
    int Seed,
    int Reports,
    double ReportsPerSecond,
    long Pushes,
    int Devices,
    long Commands,
    int AcknowledgedInTime,
    int AcknowledgedLate,
    int Unacknowledged,
    int MissedDeadlines,
    IReadOnlyDictionary<string, int> EscalatedTo,
    IReadOnlyDictionary<string, int> SolvedAt,
    double PushP50,
    double PushP99,
    double PushMax,
    long Overtaken,
    long Retries,
    int Reconnects,
    long Mends,
    int Lost,
    int Doubled,
    int WrongGrid,
    int WrongDeadlines,
    int LostPushes,
    IReadOnlyDictionary<string, int> Errors)
{
    /// <summary>Nothing refused, nothing lost, nothing wrong.</summary>
    public bool IsClean => Errors.Count == 0 && Lost + Doubled + WrongGrid + WrongDeadlines + LostPushes == 0;
}
