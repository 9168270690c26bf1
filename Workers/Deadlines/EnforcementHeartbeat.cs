using RedProperty.Realtime.Domain.Deadlines;

namespace RedProperty.Realtime.Workers.Deadlines;

/// <summary>When deadlines were last known to be watched in this process: each community that was got through counts.</summary>
public sealed class EnforcementHeartbeat(TimeProvider time)
{
    private long last;

    /// <summary>When this process began to watch.</summary>
    public DateTimeOffset Since { get; } = time.GetUtcNow();

    /// <summary>The last moment at which the auditor got on; null before the first.</summary>
    public DateTimeOffset? Last => Interlocked.Read(ref last) is not 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>Whether that was within the last 10 seconds.</summary>
    public bool IsWatched => time.GetUtcNow() - (Last ?? Since) <= WatchState.UnwatchedAfter;

    internal void Beat() => Interlocked.Exchange(ref last, time.GetUtcNow().UtcTicks);
}
