using System.Globalization;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Redis.Connections;
using StackExchange.Redis;

namespace RedProperty.Realtime.Redis.Feeds;

internal sealed class RedisFeedStore(RedisConnection connection) : IFeedStore
{
    /// <summary>1 minute: a device that claims to stand ahead of the log is believed, but cannot make everybody read anew all the time.</summary>
    private static readonly TimeSpan BetweenRenewals = TimeSpan.FromMinutes(1);

    public async Task<FeedPosition> Head(Feed feed, CancellationToken cancellation) =>
        (await ReadAfter(feed, new FeedPosition("", 0), 0, cancellation).ConfigureAwait(false)).Head;

    public Task<FeedSlice> ReadAfter(Feed feed, FeedPosition position, int most, CancellationToken cancellation) => connection.Run(
        async store =>
        {
            var answer = (RedisResult[])(await store.Database.ScriptEvaluateAsync(
                LuaScripts.ReadAfter,
                [RedisKeys.Heads(feed.CommunityId), RedisKeys.Feed(feed)],
                [feed.GridId, Epochs.Make(), position.Epoch, position.Sequence, most, Retention.FeedEntries]).ConfigureAwait(false))!;
            var head = new FeedPosition((string)answer[0]!, long.Parse((string)answer[1]!, CultureInfo.InvariantCulture));
            return new FeedSlice(head, (string)answer[2]! == "1" ? Follow(position, answer.AsSpan(3)) : null);
        },
        cancellation);

    public Task Renew(Feed feed, string epoch, CancellationToken cancellation) => connection.Run(
        store => store.Database.ScriptEvaluateAsync(
            LuaScripts.Renew,
            [RedisKeys.Heads(feed.CommunityId)],
            [epoch, Epochs.Make(), TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds(), (long)BetweenRenewals.TotalMilliseconds]),
        cancellation);

    /// <summary>The event at that place; null when another log, or another event's, is there, or none.</summary>
    public Task<TicketEvent?> At(Feed feed, FeedPosition position, CancellationToken cancellation) => connection.Run(
        async store => FeedEntry.Read((byte[]?)await store.Database.HashGetAsync(
            RedisKeys.Feed(feed), position.Sequence % Retention.FeedEntries).ConfigureAwait(false)) is { } found && found.Position == position ? found : null,
        cancellation);

    /// <summary>All or nothing: one entry that does not continue the row, and the row is no answer.</summary>
    private static List<TicketEvent>? Follow(FeedPosition position, ReadOnlySpan<RedisResult> entries)
    {
        var events = new List<TicketEvent>(entries.Length);
        foreach (var entry in entries)
        {
            position = position with { Sequence = position.Sequence + 1 };
            if (FeedEntry.Read((byte[]?)entry) is not { } read || read.Position != position)
            {
                return null;
            }

            events.Add(read);
        }

        return events;
    }
}
