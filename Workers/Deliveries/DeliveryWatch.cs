using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Deliveries;

namespace RedProperty.Realtime.Workers.Deliveries;

/// <summary>
/// Judges calls as they become 30 seconds old, everywhere, in one process at a time; when that one dies, another takes over. Deadlines go first: while a
/// community's are behind, its calls wait.
/// </summary>
internal sealed class DeliveryWatch(
    IDueIndex index, JudgeDeliveries judge, ILeases leases, TimeProvider time, ILogger<DeliveryWatch> logger) : BackgroundService
{
    private const string LeaseName = "deliveries";
    private readonly string owner = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():N}";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Schedule.JudgeDeliveriesEvery, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await leases.TryHold(LeaseName, owner, Schedule.DeliveriesLease, stoppingToken))
                {
                    await JudgeEverywhere(stoppingToken);
                }
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                // A round that failed is the next round's work.
                Log.DeliveriesNotJudged(logger, fault);
            }
        }
    }

    private async Task JudgeEverywhere(CancellationToken cancellation)
    {
        foreach (var communityId in await index.Communities(cancellation))
        {
            // One batch of each community in a round, one after the other: an evening on which nobody is online must not keep the store busy.
            if ((await index.DueUntil(communityId, time.GetUtcNow() - Schedule.AuditAfter, 1, cancellation)).Count == 0)
            {
                await judge.RunAsync(communityId, cancellation);
            }
        }
    }
}
