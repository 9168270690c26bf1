using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using RedProperty.Realtime.Domain.Feeds;

namespace RedProperty.Realtime.Server.Coordination;

/// <summary>One connection and the feeds that it watches, each with where it stood when the watch began.</summary>
internal sealed class Watcher(HubCallerContext context)
{
    public HubCallerContext Context { get; } = context;

    public ConcurrentDictionary<string, (Feed Feed, FeedPosition At)> Feeds { get; } = new(StringComparer.Ordinal);

    /// <summary>The last heads that were sent to it: still under way at the next beat means that it no longer takes anything in.</summary>
    public Task LastBeat { get; set; } = Task.CompletedTask;
}

/// <summary>Who watches what in this process. Ends with the connections.</summary>
internal sealed class Watchers
{
    private static readonly FeedPosition Unknown = new(string.Empty, 0);

    private readonly ConcurrentDictionary<string, Watcher> connections = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> audiences = new(StringComparer.Ordinal);

    public ICollection<Watcher> All => connections.Values;

    public bool IsWatched(string feed) => audiences.GetValueOrDefault(feed) > 0;

    public Watcher? Find(string connectionId) => connections.GetValueOrDefault(connectionId);

    /// <summary>Before the connection joins the group: from here on the relay takes the feed seriously.</summary>
    public void Add(HubCallerContext context, Feed feed)
    {
        var watcher = connections.GetOrAdd(context.ConnectionId, static (_, context) => new Watcher(context), context);
        if (watcher.Feeds.TryAdd(feed.Name, (feed, Unknown)))
        {
            audiences.AddOrUpdate(feed.Name, 1, static (_, count) => count + 1);
        }
    }

    public void Stands(string connectionId, Feed feed, FeedPosition at)
    {
        if (connections.TryGetValue(connectionId, out var watcher) && watcher.Feeds.ContainsKey(feed.Name))
        {
            watcher.Feeds[feed.Name] = (feed, at);
        }
    }

    public void Remove(Watcher watcher, string feed)
    {
        if (watcher.Feeds.TryRemove(feed, out _))
        {
            audiences.AddOrUpdate(feed, 0, static (_, count) => count - 1);
        }
    }

    public void Leave(string connectionId)
    {
        if (connections.TryRemove(connectionId, out var watcher))
        {
            foreach (var feed in watcher.Feeds.Keys)
            {
                Remove(watcher, feed);
            }
        }
    }
}
