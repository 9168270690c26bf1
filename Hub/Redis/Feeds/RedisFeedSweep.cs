using System.Globalization;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Redis.Connections;
using StackExchange.Redis;

namespace RedProperty.Realtime.Redis.Feeds;

/// <summary>Reads feeds from their oldest events and stops at the first that is young enough.</summary>
internal sealed class RedisFeedSweep(RedisConnection connection) : IFeedSweep
{
    private const int PageSize = 100;

    public Task<int> Sweep(string communityId, DateTimeOffset now, CancellationToken cancellation) => connection.Run(
        async store =>
        {
            var swept = 0;
            foreach (var (feed, head) in await FeedHeadsOf(store, communityId).ConfigureAwait(false))
            {
                swept += await SweepEvents(store, feed, head, now - Retention.FeedAge).ConfigureAwait(false);
                await SweepReceipts(store, feed, (now - Retention.Receipts).ToUnixTimeMilliseconds()).ConfigureAwait(false);
            }

            return swept;
        },
        cancellation);

    internal static async Task<IEnumerable<(Feed Feed, long Head)>> FeedHeadsOf(PreparedStore store, string communityId) =>
        (await store.Database.HashGetAllAsync(RedisKeys.Heads(communityId)).ConfigureAwait(false))
            .Where(field => RedisKeys.IsGrid(field.Name))
            .Select(field => (new Feed(communityId, field.Name.ToString()), (long)field.Value));

    private static async Task<int> SweepEvents(PreparedStore store, Feed feed, long head, DateTimeOffset until)
    {
        var key = RedisKeys.Feed(feed);
        var swept = 0;
        for (var first = head - await store.Database.HashLengthAsync(key).ConfigureAwait(false) + 1; first <= head; first += PageSize)
        {
            long[] sequences = [.. Enumerable.Range(0, (int)Math.Min(PageSize, head - first + 1)).Select(i => first + i)];
            var entries = await store.Database.HashGetAsync(key, [.. sequences.Select(sequence => (RedisValue)(sequence % Retention.FeedEntries))]).ConfigureAwait(false);
            var old = sequences.Where((_, i) => FeedEntry.Read((byte[]?)entries[i])?.Happening.At < until).ToList();
            if (old.Count > 0)
            {
                swept += (int)await store.Database.ScriptEvaluateAsync(
                    LuaScripts.Sweep, [key], [Retention.FeedEntries, .. old.Select(sequence => (RedisValue)sequence)]).ConfigureAwait(false);
            }

            if (old.Count < sequences.Length)
            {
                break;
            }
        }

        return swept;
    }

    private static async Task SweepReceipts(PreparedStore store, Feed feed, long until)
    {
        var key = RedisKeys.Receipts(feed);
        var silent = (await store.Database.HashGetAllAsync(key).ConfigureAwait(false))
            .Where(field => long.TryParse(field.Value.ToString().Split(' ')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < until)
            .Select(field => field.Name)
            .ToArray();
        if (silent.Length > 0)
        {
            await store.Database.HashDeleteAsync(key, silent).ConfigureAwait(false);
        }
    }
}
