using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Redis.Connections;

namespace RedProperty.Realtime.Redis.Feeds;

/// <summary>
/// Keeps this process's place in every feed. What is published is only a hint that comes quickly: the row of sequences decides, and what is missing
/// is read from the store before anything later is handed on. Used by one loop, so it needs no locks.
/// </summary>
internal sealed class FeedFollower(RedisConnection connection, RedisFeedStore feeds, FeedReaders readers, ILogger logger)
{
    private readonly ConcurrentDictionary<Feed, FeedPosition> heard = new();

    /// <summary>The newest event that was told of each feed: what a store that was away must still know.</summary>
    private readonly Dictionary<Feed, TicketEvent> told = [];

    public FeedPosition? Heard(Feed feed) => heard.GetValueOrDefault(feed);

    /// <summary>Starts from where the feeds stand: the past is not replayed.</summary>
    /// <param name="isLate">Somebody may have read the feeds before this process listened: he is told to read anew.</param>
    public async Task<int> Adopt(bool isLate, CancellationToken cancellation)
    {
        var heads = await ReadHeads(cancellation).ConfigureAwait(false);
        foreach (var (feed, head) in heads)
        {
            if (isLate)
            {
                Reset(feed, head);
            }
            else
            {
                heard[feed] = head;
            }
        }

        return heads.Select(head => head.Feed.CommunityId).Distinct().Count();
    }

    /// <summary>An event as it was published; it is read only if it is new and anybody wants it.</summary>
    public async Task Hear(Feed feed, FeedPosition published, ReadOnlyMemory<byte> entry, CancellationToken cancellation)
    {
        // All feeds that existed were adopted: one that is new to us began with this row.
        var position = heard.GetValueOrDefault(feed) ?? new FeedPosition(published.Epoch, 0);
        if (published.Epoch == position.Epoch && published.Sequence <= position.Sequence)
        {
            return;
        }

        if (published != position with { Sequence = position.Sequence + 1 })
        {
            await CatchUp(feed, position, cancellation).ConfigureAwait(false);
        }
        else if (!readers.Want(feed))
        {
            heard[feed] = published;
        }
        else if (FeedEntry.Read(entry.Span) is { } happened)
        {
            Deliver(happened);
        }
    }

    /// <summary>An event as this process wrote it: told at once if it is the next. Else its publication, or the next comparison, tells it in its turn.</summary>
    public void HearOwn(TicketEvent own)
    {
        if (heard.TryGetValue(own.Feed, out var position) && own.Position == position with { Sequence = position.Sequence + 1 })
        {
            Deliver(own);
        }
    }

    /// <summary>Looks whether anything went unheard.</summary>
    public async Task Compare(CancellationToken cancellation)
    {
        foreach (var (feed, head) in await ReadHeads(cancellation).ConfigureAwait(false))
        {
            var position = heard.GetValueOrDefault(feed) ?? new FeedPosition(head.Epoch, 0);
            if (position.Epoch == head.Epoch && position.Sequence > head.Sequence)
            {
                Log.LogLost(logger, feed.Name, position.Sequence, head.Sequence);
                await feeds.Renew(feed, head.Epoch, cancellation).ConfigureAwait(false);
                Reset(feed, await feeds.Head(feed, cancellation).ConfigureAwait(false));
            }
            else if (position != head)
            {
                await CatchUp(feed, position, cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>
    /// A store that was away may have come back without its newest events, out of a backup or a log not yet on disk, and may already have given their
    /// sequences to others. Then nothing read before can be compared: the community begins a new epoch.
    /// </summary>
    public async Task Verify(CancellationToken cancellation)
    {
        foreach (var (feed, last) in told.ToArray())
        {
            if (heard.GetValueOrDefault(feed)?.Epoch != last.Position.Epoch)
            {
                told.Remove(feed);
                continue;
            }

            var head = await feeds.Head(feed, cancellation).ConfigureAwait(false);
            if (head.Epoch != last.Position.Epoch || head.Sequence - last.Position.Sequence >= Retention.FeedEntries)
            {
                continue;
            }

            var kept = head.Sequence < last.Position.Sequence ? null : await feeds.At(feed, last.Position, cancellation).ConfigureAwait(false);
            var isOld = TimeProvider.System.GetUtcNow() - last.Happening.At > Retention.FeedAge;
            if (!(isOld && kept is null) && (kept?.Ticket.Id, kept?.Ticket.Version, kept?.Happening.At) != (last.Ticket.Id, last.Ticket.Version, last.Happening.At))
            {
                Log.LogLost(logger, feed.Name, last.Position.Sequence, head.Sequence);
                await feeds.Renew(feed, last.Position.Epoch, cancellation).ConfigureAwait(false);
            }
        }
    }

    private async Task CatchUp(Feed feed, FeedPosition position, CancellationToken cancellation)
    {
        if (!readers.Want(feed))
        {
            heard[feed] = await feeds.Head(feed, cancellation).ConfigureAwait(false);
            return;
        }

        var slice = await feeds.ReadAfter(feed, position, Retention.FeedEntries, cancellation).ConfigureAwait(false);
        if (slice.Events is null)
        {
            Reset(feed, slice.Head);
            return;
        }

        foreach (var missed in slice.Events)
        {
            Deliver(missed);
        }

        if (slice.Events.Count > 0)
        {
            Log.HoleFilled(logger, slice.Events.Count, feed.Name);
        }
    }

    private void Deliver(TicketEvent happened)
    {
        heard[happened.Feed] = happened.Position;
        told[happened.Feed] = happened;
        readers.Tell(happened);
    }

    private void Reset(Feed feed, FeedPosition head)
    {
        Log.FeedReset(logger, feed.Name, head.Sequence);
        heard[feed] = head;
        readers.Tell(new FeedReset(feed, head));
    }

    private Task<List<(Feed Feed, FeedPosition Head)>> ReadHeads(CancellationToken cancellation) => connection.Run(
        async store =>
        {
            var communities = (await store.Database.SetMembersAsync(RedisKeys.Communities).ConfigureAwait(false)).Select(id => id.ToString());
            var hashes = await Task.WhenAll(communities.Select(
                async id => (Id: id, Heads: await store.Database.HashGetAllAsync(RedisKeys.Heads(id)).ConfigureAwait(false)))).ConfigureAwait(false);
            var heads = new List<(Feed, FeedPosition)>();
            foreach (var (id, fields) in hashes)
            {
                var epoch = fields.FirstOrDefault(field => field.Name == RedisKeys.EpochField).Value.ToString();
                heads.AddRange(fields.Where(field => RedisKeys.IsGrid(field.Name)).Select(
                    field => (new Feed(id, field.Name.ToString()), new FeedPosition(epoch, (long)field.Value))));
            }

            return heads;
        },
        cancellation);
}
