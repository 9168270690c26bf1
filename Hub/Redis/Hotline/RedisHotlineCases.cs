using RedProperty.Realtime.Domain.Hotline;
using RedProperty.Realtime.Redis.Connections;
using RedProperty.Realtime.Redis.Tickets;
using StackExchange.Redis;

namespace RedProperty.Realtime.Redis.Hotline;

internal sealed class RedisHotlineCases(RedisConnection connection) : IHotlineCases
{
    public Task<IReadOnlyDictionary<string, string>> Known(string communityId, IReadOnlyCollection<string> numbers, CancellationToken cancellation) => connection.Run(
        async store =>
        {
            string[] asked = [.. numbers.Distinct(StringComparer.Ordinal)];
            var receipts = await store.Database.StringGetAsync([.. asked.Select(number => RedisKeys.HotlineCase(communityId, number))]).ConfigureAwait(false);
            return (IReadOnlyDictionary<string, string>)asked.Zip(receipts, (number, receipt) => (number, Receipt: TicketText.ReadReceipt(receipt)))
                .Where(pair => pair.Receipt is not null)
                .ToDictionary(pair => pair.number, pair => pair.Receipt!.TicketId, StringComparer.Ordinal);
        },
        cancellation);

    public Task<IReadOnlyList<string>> TakenIn(string communityId, DateTimeOffset from, DateTimeOffset to, int most, CancellationToken cancellation) => connection.Run(
        async store => (IReadOnlyList<string>)Array.ConvertAll(
            await store.Database.SortedSetRangeByScoreAsync(
                RedisKeys.HotlineCases(communityId), from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds(), order: Order.Descending, take: most).ConfigureAwait(false),
            id => id.ToString()),
        cancellation);
}
