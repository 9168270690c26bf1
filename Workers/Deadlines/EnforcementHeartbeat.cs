namespace RedProperty.Realtime.Workers.Deadlines;

/// <summary>When deadlines were last known to be watched in this process.</summary>
public sealed class EnforcementHeartbeat(TimeProvider time)
{
    private long lastAudit;

    /// <summary>When this process began to watch.</summary>
    public DateTimeOffset Since { get; } = time.GetUtcNow();

    /// <summary>The last audit that got through every community; null before the first.</summary>
    public DateTimeOffset? LastAudit => Interlocked.Read(ref lastAudit) is not 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>Whether an audit got through within the last 30 seconds.</summary>
    public bool IsWatched => time.GetUtcNow() - (LastAudit ?? Since) <= Schedule.UnwatchedAfter;

    internal void Beat() => Interlocked.Exchange(ref lastAudit, time.GetUtcNow().UtcTicks);
}
