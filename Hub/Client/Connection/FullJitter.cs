namespace RedProperty.Realtime.Client.Connection;

/// <summary>Random pauses below a doubling bound: ten thousand tablets that lost their hub together do not come back together.</summary>
internal static class FullJitter
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(250);

    private const int MostDoublings = 16;

    public static TimeSpan Pause(int attempt, TimeSpan longest)
    {
        var bound = First * Math.Pow(2, Math.Min(attempt, MostDoublings));
        return (bound < longest ? bound : longest) * Random.Shared.NextDouble();
    }

    /// <summary>After a refusal that names a time, that time comes first.</summary>
    public static TimeSpan Pause(int attempt, TimeSpan longest, Exception refusal) =>
        ((refusal as CoordinationFault)?.RetryAfter ?? TimeSpan.Zero) + Pause(attempt, longest);
}
