using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace RedProperty.Realtime.Redis.Connections;

/// <summary>
/// Feels the store's pulse. A connection that breaks is noticed by the driver; a store that holds its connections and says nothing is noticed here, and
/// from then until it speaks everybody is refused at once, instead of each waiting for a time-out of his own.
/// </summary>
internal sealed class StorePulse(RedisConnection connection, ILogger<StorePulse> logger) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);

    /// <summary>3 seconds: more than the longest script takes on a busy machine.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            try
            {
                await Feel(stoppingToken).ConfigureAwait(false);
            }
            catch (Exception) when (!stoppingToken.IsCancellationRequested)
            {
                // No connection, or the ping itself ran into the driver's time-out: the next one tells. Nothing here may end the program.
            }
        }
    }

    private async Task Feel(CancellationToken cancellation)
    {
        var ping = connection.Ping(cancellation);
        try
        {
            await ping.WaitAsync(Patience, cancellation).ConfigureAwait(false);
        }
        catch (TimeoutException) when (!ping.IsCompleted)
        {
            connection.IsSilent = true;
            Log.StoreSilent(logger, Patience);
            await ping.WaitAsync(cancellation).ConfigureAwait(false);
        }

        if (connection.IsSilent)
        {
            connection.IsSilent = false;
            Log.StoreSpeaks(logger);
        }
    }
}
