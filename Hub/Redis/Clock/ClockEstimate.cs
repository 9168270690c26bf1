namespace RedProperty.Realtime.Redis.Clock;

/// <summary>What a reading of the store's clock told.</summary>
internal enum ClockReading
{
    /// <summary>It fits what was known.</summary>
    Fits,

    /// <summary>The store's clock went back; it is followed at once, since that can make nothing early.</summary>
    WentBack,

    /// <summary>The store's clock leapt ahead; it is not believed yet.</summary>
    LeaptAhead,

    /// <summary>The leap has lasted; it is believed now.</summary>
    LeapBelieved,
}

/// <summary>
/// Where the store's clock stands against this process's monotonic counter. The estimate is never ahead of the store: a reading was taken at the latest
/// when its answer came, and the best of the last readings counts. All moments are ticks of 100 ns.
/// </summary>
internal sealed class ClockEstimate
{
    /// <summary>How far crystals drift apart within this stays below a millisecond or two.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    /// <summary>A leap ahead by more than this must last <see cref="Patience"/>: a clock set wrong and right again makes nothing early.</summary>
    public static readonly TimeSpan Leap = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Queue<(long At, long Offset)> readings = [];
    private long? leapSince;

    /// <summary>Store time minus counter; null before the first reading.</summary>
    public long? Offset { get; private set; }

    /// <param name="sent">The counter when the question went out.</param>
    /// <param name="received">The counter when the answer was here.</param>
    /// <param name="storeTime">What the store said, in UTC ticks.</param>
    public ClockReading Take(long sent, long received, long storeTime)
    {
        var least = storeTime - received;
        var most = storeTime - sent;
        if (Offset is not { } offset)
        {
            return Begin(received, least, ClockReading.Fits);
        }

        if (most < offset)
        {
            return Begin(received, least, offset - most > Leap.Ticks ? ClockReading.WentBack : ClockReading.Fits);
        }

        if (least > offset + Leap.Ticks)
        {
            leapSince ??= received;
            return received - leapSince < Patience.Ticks ? ClockReading.LeaptAhead : Begin(received, least, ClockReading.LeapBelieved);
        }

        leapSince = null;
        readings.Enqueue((received, least));
        while (readings.Peek().At < received - Window.Ticks)
        {
            readings.Dequeue();
        }

        Offset = readings.Max(reading => reading.Offset);
        return ClockReading.Fits;
    }

    private ClockReading Begin(long at, long offset, ClockReading reading)
    {
        leapSince = null;
        readings.Clear();
        readings.Enqueue((at, offset));
        Offset = offset;
        return reading;
    }
}
