using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Feeds;

namespace RedProperty.Realtime.Workers.Feeds;

/// <summary>Sweeps all feeds once an hour, in one process. Hours late is early enough.</summary>
internal sealed partial class Sweeper(IDueIndex index, IFeedSweep sweep, ILeases leases, TimeProvider time, ILogger<Sweeper> logger) : BackgroundService
{
    private readonly string owner = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():N}";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Schedule.SweepEvery, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SweepEverywhere(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                // What was left lies there in an hour too.
                LogNotSwept(logger, fault);
            }
        }
    }

    private async Task SweepEverywhere(CancellationToken cancellation)
    {
        if (!await leases.TryHold("sweep", owner, Schedule.SweepEvery / 2, cancellation))
        {
            return;
        }

        var swept = 0;
        foreach (var communityId in await index.Communities(cancellation))
        {
            swept += await sweep.Sweep(communityId, time.GetUtcNow(), cancellation);
        }

        LogSwept(logger, swept);
    }

    [LoggerMessage(LogLevel.Information, "{Count} events were older than feeds keep and were swept out")]
    private static partial void LogSwept(ILogger logger, int count);

    [LoggerMessage(LogLevel.Warning, "Feeds could not be swept; they are in an hour")]
    private static partial void LogNotSwept(ILogger logger, Exception fault);
}
