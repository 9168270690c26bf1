using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Feeds;

namespace RedProperty.Realtime.Server.Coordination;

/// <summary>Tells each watcher every 10 seconds where its feeds stand, and ends connections that have not even taken in the last such word.</summary>
internal sealed class Heartbeat(
    Watchers watchers,
    IFeedListener listener,
    IHubContext<CoordinationHub, ICoordinationClient> hub,
    IDeadlineWatch watch,
    TimeProvider time,
    ILogger<Heartbeat> logger) : BackgroundService
{
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    /// <summary>The watchers are spread over the period, so that ten thousand are not served in the same moment.</summary>
    private const int Shares = 10;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period / Shares, time);
        for (var beat = 0; await timer.WaitForNextTickAsync(stoppingToken); beat++)
        {
            foreach (var watcher in watchers.All.Where(watcher => ShareOf(watcher) == beat % Shares))
            {
                Beat(watcher);
            }
        }
    }

    private static int ShareOf(Watcher watcher) => (int)((uint)string.GetHashCode(watcher.Context.ConnectionId, StringComparison.Ordinal) % Shares);

    private void Beat(Watcher watcher)
    {
        if (!watcher.LastBeat.IsCompleted)
        {
            Log.WatcherStalled(logger, watcher.Context.ConnectionId);
            watcher.Context.Abort();
            return;
        }

        var heads = new Dictionary<string, long>(watcher.Feeds.Count, StringComparer.Ordinal);
        var epochs = new Dictionary<string, string>(watcher.Feeds.Count, StringComparer.Ordinal);
        foreach (var (name, (feed, at)) in watcher.Feeds)
        {
            var head = NewerOf(listener.Heard(feed), at);
            if (head.Epoch.Length > 0)
            {
                heads[name] = head.Sequence;
                epochs[name] = head.Epoch;
            }
        }

        watcher.LastBeat = Send(watcher.Context.ConnectionId, new FeedHeads(time.GetUtcNow(), heads, epochs, watch.Current.UnwatchedSince));
    }

    /// <summary>What this process has heard, unless it joined the feed after the watcher read it.</summary>
    private static FeedPosition NewerOf(FeedPosition? heard, FeedPosition at) =>
        heard is null || (heard.Epoch == at.Epoch && heard.Sequence < at.Sequence) ? at : heard;

    private async Task Send(string connectionId, FeedHeads heads)
    {
        try
        {
            await hub.Clients.Client(connectionId).Heads(heads);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.PushFailed(logger, connectionId, exception);
        }
    }
}
