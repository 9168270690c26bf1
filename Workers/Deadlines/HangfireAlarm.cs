using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RedProperty.Realtime.Domain.Deadlines;

namespace RedProperty.Realtime.Workers.Deadlines;

/// <summary>Takes wake-ups without waiting and hands them to the alarm clock from its own loop. What it cannot take or set is counted; the auditor enforces it.</summary>
internal sealed class HangfireAlarm(AlarmClock clock, WorkersMeter meter, TimeProvider time, ILogger<HangfireAlarm> logger)
    : BackgroundService, IDeadlineAlarm
{
    private const int Capacity = 8192;
    private const int BatchSize = 1024;

    private readonly RecentAlarms recent = new(time);
    private readonly Channel<(string CommunityId, DateTimeOffset Second)> waiting =
        Channel.CreateBounded<(string, DateTimeOffset)>(new BoundedChannelOptions(Capacity) { SingleReader = true });

    private long dropped;

    public void Arm(string communityId, DateTimeOffset wakeAt)
    {
        // Whatever is overdue shares the alarm of the present second.
        var now = time.GetUtcNow();
        var second = AlarmSecond.Of(wakeAt > now ? wakeAt : now);
        if (recent.IsNew(communityId, second, now) && !waiting.Writer.TryWrite((communityId, second)))
        {
            recent.Forget(communityId, second);
            Interlocked.Increment(ref dropped);
            meter.AlarmsLost(1);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Off the host's starting thread: Hangfire's client blocks while the store is away.
        await Task.Yield();
        while (await waiting.Reader.WaitToReadAsync(stoppingToken))
        {
            foreach (var group in TakeBatch().GroupBy(alarm => alarm.Second))
            {
                await Set(group.Key, [.. group.Select(alarm => alarm.CommunityId).Distinct()], stoppingToken);
            }

            recent.Prune();
            if (Interlocked.Exchange(ref dropped, 0) is > 0 and var count)
            {
                Log.AlarmsDropped(logger, count);
            }
        }
    }

    private List<(string CommunityId, DateTimeOffset Second)> TakeBatch()
    {
        var batch = new List<(string, DateTimeOffset)>();
        while (batch.Count < BatchSize && waiting.Reader.TryRead(out var alarm))
        {
            batch.Add(alarm);
        }

        return batch;
    }

    private async Task Set(DateTimeOffset second, IReadOnlyCollection<string> communityIds, CancellationToken cancellation)
    {
        try
        {
            await clock.Set(second, communityIds, cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            // This loop serves the process for its whole life; the store comes back.
            meter.AlarmsLost(communityIds.Count);
            Log.AlarmNotSet(logger, failure, second, communityIds.Count);
            foreach (var communityId in communityIds)
            {
                recent.Forget(communityId, second);
            }
        }
    }
}
