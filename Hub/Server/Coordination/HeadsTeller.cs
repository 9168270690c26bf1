using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Feeds;

namespace RedProperty.Realtime.Server.Coordination;

/// <summary>Tells watchers where their feeds stand: whoever lacks something asks for it.</summary>
internal sealed class HeadsTeller(IFeedListener listener, IDeadlineWatch watch, TimeProvider time)
{
    /// <summary>All feeds of one watcher.</summary>
    public void Tell(Watcher watcher)
    {
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

        watcher.Beat(Message(new FeedHeads(time.GetUtcNow(), heads, epochs, watch.Current.UnwatchedSince)));
    }

    /// <summary>One feed, to all who watch it.</summary>
    public void Tell(Watcher[] watchers, Feed feed, FeedPosition head)
    {
        var message = Message(new FeedHeads(
            time.GetUtcNow(),
            new Dictionary<string, long> { [feed.Name] = head.Sequence },
            new Dictionary<string, string> { [feed.Name] = head.Epoch },
            watch.Current.UnwatchedSince));
        foreach (var watcher in watchers)
        {
            watcher.Push(message);
        }
    }

    private static SerializedHubMessage Message(FeedHeads heads) => new(new InvocationMessage(nameof(ICoordinationClient.Heads), [heads]));

    /// <summary>What this process has heard, unless it joined the feed after the watcher read it.</summary>
    private static FeedPosition NewerOf(FeedPosition? heard, FeedPosition at) =>
        heard is null || (heard.Epoch == at.Epoch && heard.Sequence < at.Sequence) ? at : heard;
}
