using HdrHistogram;

namespace RedProperty.Realtime.Benchmarks.Deadlines;

/// <summary>How long after its moment each thing was heard or ran.</summary>
internal sealed class Lateness
{
    private readonly LongHistogram histogram = new(TimeSpan.FromHours(1).Ticks / TimeSpan.TicksPerMicrosecond, 3);

    public long Count { get; private set; }

    /// <summary>Before their moment.</summary>
    public long Early { get; private set; }

    public DateTimeOffset First { get; private set; } = DateTimeOffset.MaxValue;

    public DateTimeOffset Last { get; private set; } = DateTimeOffset.MinValue;

    public void Record(DateTimeOffset at, TimeSpan late)
    {
        Count++;
        Early += late < TimeSpan.Zero ? 1 : 0;
        First = at < First ? at : First;
        Last = at > Last ? at : Last;
        histogram.RecordValue(Math.Max(0, (long)late.TotalMicroseconds));
    }

    /// <summary>In seconds; 100 is the latest.</summary>
    public double Percentile(double percentile) => Count == 0 ? double.NaN : histogram.GetValueAtPercentile(percentile) / 1e6;

    /// <summary>In a second, from a moment on until the last.</summary>
    public double ThroughputSince(DateTimeOffset start) => Count / (Last - start).TotalSeconds;
}
