using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Photos;

namespace RedProperty.Realtime.Workers.Photos;

/// <summary>Throws away photos that no ticket named within a day, once an hour, in one process.</summary>
internal sealed partial class PhotoSweeper(SweepPhotos sweep, ILeases leases, TimeProvider time, ILogger<PhotoSweeper> logger) : BackgroundService
{
    private readonly string owner = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():N}";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Schedule.SweepEvery, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await leases.TryHold("sweep:photos", owner, Schedule.SweepEvery / 2, stoppingToken))
                {
                    LogSwept(logger, await sweep.Sweep(stoppingToken));
                }
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                // What was left lies there in an hour too.
                LogNotSwept(logger, fault);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "{Count} photos hung on no ticket for a day and were thrown away")]
    private static partial void LogSwept(ILogger logger, int count);

    [LoggerMessage(LogLevel.Warning, "Loose photos could not be swept; they are in an hour")]
    private static partial void LogNotSwept(ILogger logger, Exception fault);
}
