using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RedProperty.Realtime.Domain.Deadlines;

namespace RedProperty.Realtime.Workers.Deadlines;

/// <summary>
/// The net under the alarms: at the start and every few seconds it enforces what is overdue anywhere, and sets the alarms that are missing for what
/// comes next. Needs the store and nothing of Hangfire's to enforce.
/// </summary>
internal sealed class DeadlineAuditor(
    IDueIndex index,
    Enforcer enforcer,
    AlarmClock clock,
    EnforcementHeartbeat heartbeat,
    TimeProvider time,
    IOptions<WorkersOptions> options,
    ILogger<DeadlineAuditor> logger) : BackgroundService
{
    private const int CommunitiesAtOnce = 4;
    private const int LooksAheadAtMost = 2048;

    /// <summary>A long audit shows that it gets on, unless the one before left something out: then only a whole one counts.</summary>
    private bool wasWhole = true;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (true)
        {
            var started = time.GetTimestamp();
            wasWhole = await Audit(stoppingToken);
            var pause = wasWhole ? options.Value.AuditInterval - time.GetElapsedTime(started) : Schedule.AuditAgainAfter;
            await Task.Delay(pause > TimeSpan.Zero ? pause : TimeSpan.Zero, time, stoppingToken);
        }
    }

    /// <returns>Whether every community was got through.</returns>
    private async Task<bool> Audit(CancellationToken cancellation)
    {
        try
        {
            var coming = new ConcurrentQueue<(DateTimeOffset Second, string CommunityId)>();
            if (!await EnforceEverywhere(coming, cancellation))
            {
                return false;
            }

            heartbeat.Beat();
            foreach (var second in coming.GroupBy(due => due.Second).OrderBy(group => group.Key))
            {
                if (await clock.Set(second.Key, [.. second.Select(due => due.CommunityId)], cancellation))
                {
                    Log.AlarmSetByAuditor(logger, second.Key);
                }
            }

            return true;
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            // The loop that everything rests on: it logs and comes back in a moment, whatever happened.
            Log.AuditFailed(logger, failure);
            return false;
        }
    }

    private async Task<bool> EnforceEverywhere(ConcurrentQueue<(DateTimeOffset Second, string CommunityId)> coming, CancellationToken cancellation)
    {
        var failures = 0;
        var communityIds = await index.Communities(cancellation);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = CommunitiesAtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(communityIds, parallel, async (communityId, token) =>
        {
            try
            {
                if (await Enforce(communityId, coming, token) > 0)
                {
                    Interlocked.Increment(ref failures);
                }
            }
            catch (Exception failure) when (!token.IsCancellationRequested)
            {
                // One community's trouble is not the others'.
                Interlocked.Increment(ref failures);
                Log.CommunityNotAudited(logger, failure, communityId);
            }
        });
        return failures == 0;
    }

    /// <returns>How many tickets could not be enforced.</returns>
    private async Task<int> Enforce(
        string communityId, ConcurrentQueue<(DateTimeOffset Second, string CommunityId)> coming, CancellationToken cancellation)
    {
        var round = await enforcer.Audit(communityId, wasWhole ? heartbeat.Beat : null, cancellation);
        if (round.Missed > 0)
        {
            Log.MissedFoundByAuditor(logger, round.Missed, communityId, round.Latest);
        }

        var now = time.GetUtcNow();
        var ahead = await index.DueUntil(communityId, now + Schedule.AuditAhead, LooksAheadAtMost, cancellation);
        foreach (var second in ahead.Where(due => due.WakeAt > now).Select(due => AlarmSecond.Of(due.WakeAt)).Distinct())
        {
            coming.Enqueue((second, communityId));
        }

        return round.Failed;
    }
}
