using System.Diagnostics;
using HdrHistogram;
using RedProperty.Realtime.Benchmarks.Crowd;

namespace RedProperty.Realtime.Benchmarks.Fanout;

/// <summary>
/// Counts what arrives at all connections, and keeps a window: an event is begun when one before it has been delivered, so that nothing queues without
/// bound on either side.
/// </summary>
/// <param name="audience">Deliveries of an event.</param>
internal sealed class Deliveries(int audience) : IDisposable
{
    private const int Window = 256;
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private readonly SemaphoreSlim window = new(Window);
    private readonly LongConcurrentHistogram latencies = new(1, TimeSpan.FromMinutes(1).Ticks / TimeSpan.TicksPerMicrosecond, 3);
    private long count;
    private long begun;
    private volatile bool isTiming;

    public long Count => Interlocked.Read(ref count);

    public void Hear(ReadOnlySpan<byte> push)
    {
        // What the program itself adds to a ticket is not counted.
        if (!push.StartsWith(HubWords.TicketChanged) || (push.IndexOf("stamp="u8) < 0 && push.IndexOf("number="u8) < 0))
        {
            return;
        }

        if (Interlocked.Increment(ref count) % audience == 0)
        {
            window.Release();
        }

        if (isTiming && Stamp.Read(push) is { } stamp)
        {
            latencies.RecordValue(Math.Max(1, (long)Stopwatch.GetElapsedTime(stamp).TotalMicroseconds));
        }
    }

    /// <summary>Waits until an event may begin.</summary>
    public async Task Begin(CancellationToken cancellation)
    {
        await window.WaitAsync(cancellation);
        Interlocked.Increment(ref begun);
    }

    /// <summary>Waits until an event may begin; how many may.</summary>
    public async Task<int> BeginMany(int most, CancellationToken cancellation)
    {
        await Begin(cancellation);
        var many = 1;
        while (many < most && window.Wait(0, CancellationToken.None))
        {
            many++;
        }

        Interlocked.Add(ref begun, many - 1);
        return many;
    }

    public void Began() => Interlocked.Increment(ref begun);

    public void BeginTiming() => isTiming = true;

    /// <summary>In milliseconds.</summary>
    public double Latency(double percentile) => latencies.GetValueAtPercentile(percentile) / 1000.0;

    /// <summary>Waits for what is under way, and for no longer than it moves.</summary>
    /// <returns>Deliveries that did not come, or came too often.</returns>
    public async Task<long> Drain()
    {
        var (seen, since) = (Count, Stopwatch.GetTimestamp());
        while (Count != Interlocked.Read(ref begun) * audience && Stopwatch.GetElapsedTime(since) < Silence)
        {
            await Task.Delay(Look);
            if (Count != seen)
            {
                (seen, since) = (Count, Stopwatch.GetTimestamp());
            }
        }

        return Math.Abs((Interlocked.Read(ref begun) * audience) - Count);
    }

    public void Dispose() => window.Dispose();
}
