using Microsoft.AspNetCore.SignalR;
using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Server.Accounts;
using RedProperty.Realtime.Server.Deliveries;
using RedProperty.Realtime.Server.Presences;
using RedProperty.Realtime.Server.Wire;

namespace RedProperty.Realtime.Server.Coordination;

/// <summary>
/// Subscribes a connection and brings it up to date. It joins the audiences first and reads afterwards: what happens in between comes twice, and never not
/// at all. A further watch adds feeds to those watched already.
/// </summary>
internal sealed class WatchDoor(
    WatchFeeds watch, Watchers watchers, Actors actors, DeviceDoor devices, ReceiptBasket receipts, TimeProvider time)
{
    private const int Readers = 16;

    /// <summary>All devices of a person that do not say who they are count as one.</summary>
    private const string UnnamedDevice = "-";

    public async Task<WatchResult> Watch(Actor actor, HubCallerContext connection, WatchRequest request)
    {
        var cursors = WireCursors.Read(request.Cursors).OrFault();
        var kind = DeviceDoor.KindOf(request.Device);
        var scope = string.IsNullOrEmpty(request.Scope) ? null : request.Scope;
        var feeds = watch.Choose(actor, [.. cursors.Keys], scope, request.OwnPosts is true).OrFault().ToArray();
        var watcher = watchers.Enter(connection);
        foreach (var feed in feeds)
        {
            watchers.Add(watcher, feed);
        }

        if (actors.WhyOut(connection.User) is { } refusal)
        {
            // Shut out between the question and the entry: whoever looks through the watchers may have passed by already.
            watchers.Leave(connection.ConnectionId);
            throw refusal.AsFault();
        }

        if (kind is not null)
        {
            devices.Enter(watcher, actor, request.Device!, kind.Value);
        }

        if (connection.ConnectionAborted.IsCancellationRequested)
        {
            // It ended meanwhile, perhaps before it was entered: nobody else would take it out again.
            watchers.Leave(connection.ConnectionId);
        }

        var watched = new WatchedFeed[feeds.Length];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Readers, CancellationToken = connection.ConnectionAborted };
        await Parallel.ForAsync(0, feeds.Length, options, async (i, cancellation) =>
        {
            var caughtUp = await watch.CatchUp(feeds[i], cursors.GetValueOrDefault(feeds[i].Name), cancellation);
            Watchers.Stands(watcher, feeds[i], caughtUp.Position);
            watched[i] = WireCursors.ToWire(caughtUp);
        });
        return new WatchResult(time.GetUtcNow(), watched);
    }

    /// <summary>Taken down a moment later, together with others.</summary>
    public void Receipt(Actor actor, HubCallerContext connection, FeedReceipt receipt)
    {
        Needed.Text("feed", receipt.Feed).ThrowAsFault();
        if (receipt.Sequence < 0)
        {
            throw Refusal.Invalid("sequence", $"is {receipt.Sequence}; sequences begin at 0.").AsFault();
        }

        var watcher = watchers.Find(connection.ConnectionId);
        var feed = watcher?.Feeds.TryGetValue(receipt.Feed, out var watched) is true
            ? watched.Feed
            : watch.Choose(actor, [receipt.Feed], null).OrFault().First();
        receipts.Put(feed, actor.Id, watcher?.Device?.Id ?? UnnamedDevice, receipt.Sequence);
    }
}
