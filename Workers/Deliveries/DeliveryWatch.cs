using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Deliveries;

namespace RedProperty.Realtime.Workers.Deliveries;

/// <summary>Judges calls as they become 30 seconds old, everywhere, in one process at a time; when that one dies, another takes over.</summary>
internal sealed class DeliveryWatch(
    IDueIndex index, JudgeDeliveries judge, ILeases leases, TimeProvider time, ILogger<DeliveryWatch> logger) : BackgroundService
{
    private const string LeaseName = "deliveries";
    private const int CommunitiesAtOnce = 4;

    /// <summary>Calls of one community in one round: an evening on which nobody is online must not keep the store from the deadlines.</summary>
    private const int MostInARound = 4 * JudgeDeliveries.BatchSize;

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
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = CommunitiesAtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(await index.Communities(cancellation), parallel, async (communityId, token) =>
        {
            for (var judged = 0; judged < MostInARound; judged += JudgeDeliveries.BatchSize)
            {
                if (await judge.RunAsync(communityId, token) < JudgeDeliveries.BatchSize)
                {
                    return;
                }
            }
        });
    }
}
