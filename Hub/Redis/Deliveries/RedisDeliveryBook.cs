using System.Globalization;
using RedProperty.Realtime.Domain.Deliveries;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Redis.Connections;
using StackExchange.Redis;

namespace RedProperty.Realtime.Redis.Deliveries;

internal sealed class RedisDeliveryBook(RedisConnection connection) : IDeliveryBook
{
    public async Task<IReadOnlyList<NewDelivery>> Record(IReadOnlyCollection<DeviceReceipt> receipts, CancellationToken cancellation)
    {
        var feeds = receipts.GroupBy(receipt => receipt.Feed).Select(group => connection.Run(store => Record(store, group.Key, [.. group]), cancellation));
        return [.. (await Task.WhenAll(feeds).ConfigureAwait(false)).SelectMany(found => found)];
    }

    public Task<IReadOnlyList<Delivery>> Of(string ticketId, CancellationToken cancellation) =>
        !TicketId.TryParseCommunity(ticketId, out var community)
            ? Task.FromResult<IReadOnlyList<Delivery>>([])
            : connection.Run(
                async store =>
                {
                    var fields = await store.Database.HashGetAllAsync(RedisKeys.Deliveries(community, ticketId)).ConfigureAwait(false);
                    return (IReadOnlyList<Delivery>)[.. fields.Select(field => Read(ticketId, field)).OfType<Delivery>()];
                },
                cancellation);

    public Task<IReadOnlyList<Call>> Unjudged(string communityId, DateTimeOffset now, int most, CancellationToken cancellation) => connection.Run(
        async store =>
        {
            var due = await store.Database.SortedSetRangeByScoreAsync(
                RedisKeys.Unjudged(communityId), stop: now.ToUnixTimeMilliseconds(), take: most).ConfigureAwait(false);
            return (IReadOnlyList<Call>)[.. due.Select(text => CallText.Read(text.ToString())).OfType<Call>()];
        },
        cancellation);

    public Task Judged(string communityId, IReadOnlyCollection<Call> calls, CancellationToken cancellation) => calls.Count == 0
        ? Task.CompletedTask
        : connection.Run(
            store => store.Database.SortedSetRemoveAsync(
                RedisKeys.Unjudged(communityId), [.. calls.Select(call => (RedisValue)CallText.Write(call))]),
            cancellation);

    private static async Task<IReadOnlyList<NewDelivery>> Record(PreparedStore store, Feed feed, DeviceReceipt[] receipts)
    {
        var arguments = new RedisValue[receipts.Length * 4];
        for (var i = 0; i < receipts.Length; i++)
        {
            arguments[i * 4] = receipts[i].UserId;
            arguments[(i * 4) + 1] = receipts[i].DeviceId;
            arguments[(i * 4) + 2] = receipts[i].Sequence;
            arguments[(i * 4) + 3] = receipts[i].At.ToUnixTimeMilliseconds();
        }

        var answer = (RedisResult[])(await store.Database.ScriptEvaluateAsync(
            LuaScripts.Receipt, [RedisKeys.Heads(feed.CommunityId), RedisKeys.Receipts(feed), RedisKeys.Calls(feed)], arguments).ConfigureAwait(false))!;
        var come = answer.Chunk(2)
            .Select(pair => (Receipt: receipts[int.Parse((string)pair[0]!, CultureInfo.InvariantCulture)], Call: CallText.Read((string)pair[1]!)))
            .Where(pair => pair.Call is not null)
            .Select(pair => new NewDelivery(
                new Delivery(pair.Call!.TicketId, pair.Call.Version, pair.Receipt.UserId, pair.Receipt.DeviceId, pair.Receipt.At), pair.Call.At))
            .ToArray();
        var isNew = await Task.WhenAll(come.Select(it => store.Database.HashSetAsync(
            RedisKeys.Deliveries(feed.CommunityId, it.Delivery.TicketId),
            string.Create(CultureInfo.InvariantCulture, $"{it.Delivery.Version} {it.Delivery.UserId} {it.Delivery.DeviceId}"),
            it.Delivery.At.ToUnixTimeMilliseconds(),
            When.NotExists))).ConfigureAwait(false);
        return [.. come.Where((_, i) => isNew[i])];
    }

    private static Delivery? Read(string ticketId, HashEntry field)
    {
        var parts = field.Name.ToString().Split(' ', 3);
        return parts.Length == 3 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? new Delivery(ticketId, version, parts[1], parts[2], DateTimeOffset.FromUnixTimeMilliseconds((long)field.Value))
            : null;
    }
}
