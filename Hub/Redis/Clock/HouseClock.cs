namespace RedProperty.Realtime.Redis.Clock;

/// <summary>
/// The one clock of the house (统一时钟): the store's, carried on between readings by this process's monotonic counter. So every process has the same
/// time whatever its machine's clock says, and setting that clock moves nothing. Before the first reading it is the machine's.
/// </summary>
/// <param name="machine">The clock of the machine; its counter must be monotonic.</param>
public sealed class HouseClock(TimeProvider machine) : TimeProvider
{
    private readonly ClockEstimate estimate = new();
    private readonly Lock gate = new();
    private long offset = long.MinValue;

    public HouseClock()
        : this(System)
    {
    }

    public override long TimestampFrequency => machine.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => machine.LocalTimeZone;

    /// <summary>By how much the machine's clock is ahead of the house's; negative when it is behind, zero before the first reading.</summary>
    public TimeSpan Skew => machine.GetUtcNow() - GetUtcNow();

    public override DateTimeOffset GetUtcNow() =>
        Interlocked.Read(ref offset) is var known && known == long.MinValue
            ? machine.GetUtcNow()
            : new DateTimeOffset(Counter(machine.GetTimestamp()) + known, TimeSpan.Zero);

    public override long GetTimestamp() => machine.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        machine.CreateTimer(callback, state, dueTime, period);

    /// <param name="sent">This clock's timestamp when the store was asked.</param>
    /// <param name="received">This clock's timestamp when it had answered.</param>
    internal ClockReading Take(long sent, long received, DateTimeOffset storeTime)
    {
        lock (gate)
        {
            var reading = estimate.Take(Counter(sent), Counter(received), storeTime.UtcTicks);
            Interlocked.Exchange(ref offset, estimate.Offset!.Value);
            return reading;
        }
    }

    private long Counter(long timestamp) => machine.GetElapsedTime(0, timestamp).Ticks;
}
