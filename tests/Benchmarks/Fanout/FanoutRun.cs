using System.Diagnostics;
using RedProperty.Realtime.Benchmarks.Crowd;
using RedProperty.Realtime.Benchmarks.Sides;

namespace RedProperty.Realtime.Benchmarks.Fanout;

/// <summary>One measurement's outcome.</summary>
/// <param name="Rate">Deliveries in a second.</param>
/// <param name="Cost">The hub's processor time for a delivery, in microseconds.</param>
/// <param name="Faults">Deliveries lost or doubled, commands refused, connections ended.</param>
internal sealed record FlatResult(double Rate, double Cost, long Faults);

/// <param name="P50">In milliseconds, as the others.</param>
internal sealed record PacedResult(double P50, double P99, double Max, long Faults);

/// <summary>The same measurements for ours and for the bare hub: a crowd that watches, and somebody who writes.</summary>
/// <param name="targets">What the writers comment on, as many in each feed.</param>
internal sealed class FanoutRun(HubDoor door, int processId, IReadOnlyList<string> feeds, IReadOnlyList<string> targets, FanoutPlan plan)
{
    private const int MostAtOnce = 128;

    /// <summary>Commands through the hub, one outstanding on each writer's connection.</summary>
    public Task<FlatResult> Flat(CancellationToken cancellation) => Flat(
        async (deliveries, stop) =>
        {
            using var writers = await Writers.Open(door, targets, cancellation);
            await Task.WhenAll(Enumerable.Range(0, writers.Count).Select(writer => Task.Run(
                async () =>
                {
                    while (await MayBegin(deliveries, stop))
                    {
                        await writers.Comment(writer, Stamp.Text());
                    }
                },
                cancellation)));
            return writers.Faults;
        },
        cancellation);

    /// <summary>Events written by another process in the store's batches: no command on the way.</summary>
    public Task<FlatResult> FlatAppended(Appender appender, CancellationToken cancellation) => Flat(
        async (deliveries, stop) =>
        {
            try
            {
                while (!stop.IsCancellationRequested)
                {
                    await appender.Write(await deliveries.BeginMany(MostAtOnce, stop));
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // Enough written.
            }

            await appender.Written();
            return 0;
        },
        cancellation);

    /// <summary>A hundred events a second, whatever becomes of them.</summary>
    public async Task<PacedResult> Paced(CancellationToken cancellation)
    {
        using var deliveries = new Deliveries(FanoutPlan.Audience);
        await using var crowd = await WatchingCrowd.Gather(door, plan.Connections, feeds, deliveries.Hear, cancellation);
        using var writers = await Writers.Open(door, targets, cancellation);
        var (whole, sent) = (FanoutPlan.WarmUp + plan.Paced, 0);
        var start = Stopwatch.GetTimestamp();
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        while (Stopwatch.GetElapsedTime(start) is var elapsed && elapsed < whole)
        {
            if (elapsed > FanoutPlan.WarmUp)
            {
                deliveries.BeginTiming();
            }

            for (; sent < elapsed.TotalSeconds * FanoutPlan.EventsPerSecond; sent++)
            {
                deliveries.Began();
                writers.Post(sent % writers.Count, Stamp.Text());
            }

            await tick.WaitForNextTickAsync(cancellation);
        }

        var faults = await deliveries.Drain() + writers.Faults + crowd.Lost;
        return new PacedResult(deliveries.Latency(50), deliveries.Latency(99), deliveries.Latency(100), faults);
    }

    private static async Task<bool> MayBegin(Deliveries deliveries, CancellationToken stop)
    {
        try
        {
            await deliveries.Begin(stop);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task<FlatResult> Flat(Func<Deliveries, CancellationToken, Task<long>> write, CancellationToken cancellation)
    {
        using var deliveries = new Deliveries(FanoutPlan.Audience);
        await using var crowd = await WatchingCrowd.Gather(door, plan.Connections, feeds, deliveries.Hear, cancellation);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var writing = write(deliveries, stop.Token);
        await Task.Delay(FanoutPlan.WarmUp, cancellation);
        var (count, start, processor) = (deliveries.Count, Stopwatch.GetTimestamp(), Burden.Processor(processId));
        await Task.Delay(plan.Flat, cancellation);
        var delivered = deliveries.Count - count;
        var rate = delivered / Stopwatch.GetElapsedTime(start).TotalSeconds;
        var cost = (Burden.Processor(processId) - processor).TotalMicroseconds / delivered;
        await stop.CancelAsync();
        var faults = await writing;
        return new FlatResult(rate, cost, faults + await deliveries.Drain() + crowd.Lost);
    }
}
