using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Redis.Connections;

namespace RedProperty.Realtime.Redis.Feeds;

internal sealed class RedisDeliveryReceipts(RedisConnection connection) : IDeliveryReceipts
{
    public Task Record(Feed feed, string userId, long sequence, DateTimeOffset at, CancellationToken cancellation) => connection.Run(
        store => store.Database.ScriptEvaluateAsync(
            LuaScripts.Receipt,
            [RedisKeys.Heads(feed.CommunityId), RedisKeys.Receipts(feed)],
            [userId, sequence, at.ToUnixTimeMilliseconds()]),
        cancellation);
}
