using System.Collections.Concurrent;
using System.Diagnostics;
using HdrHistogram;

namespace RedProperty.Realtime.Simulator.Play;

/// <summary>What is counted while the city plays.</summary>
public sealed class Figures(int reports)
{
    /// <summary>A push that takes longer than a minute counts as a minute.</summary>
    private const long LongestMicroseconds = 60_000_000;

    private readonly long[] sentAt = new long[reports];
    private readonly LongConcurrentHistogram latency = new(1, LongestMicroseconds, 3);
    private long sent;
    private long accepted;
    private long pushes;
    private long actions;
    private long overtaken;
    private long retries;

    public ConcurrentDictionary<int, string> Accepted { get; } = new();

    public ConcurrentDictionary<string, int> Errors { get; } = new(StringComparer.Ordinal);

    public HistogramBase Latency => latency;

    public long SentCount => Interlocked.Read(ref sent);

    public long AcceptedCount => Interlocked.Read(ref accepted);

    public long Pushes => Interlocked.Read(ref pushes);

    public long Actions => Interlocked.Read(ref actions);

    /// <summary>Commands refused because the matter had moved on before they arrived.</summary>
    public long Overtaken => Interlocked.Read(ref overtaken);

    public long Retries => Interlocked.Read(ref retries);

    public long ErrorCount => Errors.Values.Sum(count => (long)count);

    public void Sending(int index)
    {
        // The first attempt counts: a resident waits from there.
        if (Interlocked.CompareExchange(ref sentAt[index], Stopwatch.GetTimestamp(), 0) == 0)
        {
            Interlocked.Increment(ref sent);
        }
        else
        {
            Interlocked.Increment(ref retries);
        }
    }

    public void Taken(int index, string requestId)
    {
        if (Accepted.TryAdd(index, requestId))
        {
            Interlocked.Increment(ref accepted);
        }
    }

    public void Pushed() => Interlocked.Increment(ref pushes);

    public void PushedReport(int index)
    {
        var microseconds = Stopwatch.GetElapsedTime(sentAt[index]).TotalMicroseconds;
        latency.RecordValue(Math.Clamp((long)microseconds, 1, LongestMicroseconds));
    }

    public void Acted() => Interlocked.Increment(ref actions);

    public void WasOvertaken() => Interlocked.Increment(ref overtaken);

    public void Failed(string kind) => Errors.AddOrUpdate(kind, 1, (_, count) => count + 1);
}
