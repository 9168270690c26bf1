namespace RedProperty.Realtime.Workers.Deadlines;

/// <summary>The whole second that an alarm serves: from its first to its last millisecond.</summary>
internal static class AlarmSecond
{
    private static readonly TimeSpan ToItsEnd = TimeSpan.FromMilliseconds(999);

    /// <summary>The due index keeps milliseconds, rounded up so that nothing is early; the alarm must look into the same second as the index.</summary>
    public static DateTimeOffset Of(DateTimeOffset wakeAt)
    {
        var milliseconds = (wakeAt.UtcTicks + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond;
        return DateTimeOffset.FromUnixTimeSeconds((milliseconds - (DateTimeOffset.UnixEpoch.UtcTicks / TimeSpan.TicksPerMillisecond)) / 1000);
    }

    public static DateTimeOffset EndOf(DateTimeOffset second) => second + ToItsEnd;
}
