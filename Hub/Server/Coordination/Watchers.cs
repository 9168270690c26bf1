using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using RedProperty.Realtime.Domain.Feeds;

namespace RedProperty.Realtime.Server.Coordination;

/// <summary>Who watches what in this process. Ends with the connections; an audience stays, empty, as there are only so many grids.</summary>
internal sealed class Watchers
{
    private static readonly FeedPosition Unknown = new(string.Empty, 0);

    private readonly ConcurrentDictionary<string, Watcher> connections = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Audience> audiences = new(StringComparer.Ordinal);

    /// <summary>Told of a watcher for whom events were left out, once it takes in again.</summary>
    public Action<Watcher>? CaughtBreath { get; set; }

    public ICollection<Watcher> All => connections.Values;

    public bool IsWatched(string feed) => audiences.TryGetValue(feed, out var audience) && !audience.IsEmpty;

    public Watcher[] Of(string feed) => audiences.TryGetValue(feed, out var audience) ? audience.Row : [];

    public Watcher? Find(string connectionId) => connections.GetValueOrDefault(connectionId);

    public Watcher Enter(HubCallerContext context) => connections.GetOrAdd(
        context.ConnectionId, static (_, it) => new Watcher(it.context) { CaughtBreath = watcher => it.This.CaughtBreath?.Invoke(watcher) }, (context, This: this));

    /// <summary>Before the feed is read for the watcher: from here on the relay takes it seriously.</summary>
    public void Add(Watcher watcher, Feed feed)
    {
        if (watcher.Feeds.TryAdd(feed.Name, (feed, Unknown)))
        {
            audiences.GetOrAdd(feed.Name, static _ => new Audience()).Add(watcher);
        }
    }

    public static void Stands(Watcher watcher, Feed feed, FeedPosition at)
    {
        if (watcher.Feeds.ContainsKey(feed.Name))
        {
            watcher.Feeds[feed.Name] = (feed, at);
        }
    }

    public void Remove(Watcher watcher, string feed)
    {
        if (watcher.Feeds.TryRemove(feed, out _) && audiences.TryGetValue(feed, out var audience))
        {
            audience.Remove(watcher);
        }
    }

    public void Leave(string connectionId)
    {
        if (connections.TryRemove(connectionId, out var watcher))
        {
            watcher.Online?.Dispose();
            foreach (var feed in watcher.Feeds.Keys)
            {
                Remove(watcher, feed);
            }
        }
    }
}
