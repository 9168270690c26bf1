using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace RedProperty.Realtime.Server.Coordination;

/// <summary>
/// Tells each watcher every 10 seconds where its feeds stand, and ends connections that have not even taken in the last such word, or may not be there any more.
/// </summary>
internal sealed class Heartbeat(Watchers watchers, WatchScopes scopes, HeadsTeller heads, TimeProvider time, ILogger<Heartbeat> logger) : BackgroundService
{
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    /// <summary>The watchers are spread over the period, so that ten thousand are not served in the same moment.</summary>
    private const int Shares = 10;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period / Shares, time);
        for (var beat = 0; await timer.WaitForNextTickAsync(stoppingToken); beat++)
        {
            scopes.Refresh();
            foreach (var watcher in watchers.All.Where(watcher => ShareOf(watcher) == beat % Shares))
            {
                Beat(watcher);
            }
        }
    }

    private static int ShareOf(Watcher watcher) => (int)((uint)string.GetHashCode(watcher.Context.ConnectionId, StringComparison.Ordinal) % Shares);

    private void Beat(Watcher watcher)
    {
        if (watcher.LastBeat.IsCompleted)
        {
            heads.Tell(watcher);
        }
        else
        {
            Log.WatcherStalled(logger, watcher.Context.ConnectionId);
            watcher.Context.Abort();
        }
    }
}
