using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Searches;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Redis.Connections;
using StackExchange.Redis;

namespace RedProperty.Realtime.Redis.Tickets;

internal sealed class RedisTicketScan(RedisConnection connection) : ITicketScan
{
    public Task<ScanList> OpenIn(IReadOnlyCollection<Feed> feeds, int most, CancellationToken cancellation) =>
        List([.. feeds.Distinct().Select(RedisKeys.Open)], double.NegativeInfinity, Order.Ascending, most, cancellation);

    public Task<ScanList> HeldBy(string userId, IReadOnlyCollection<string> communityIds, int most, CancellationToken cancellation) =>
        List([.. communityIds.Distinct().Select(id => RedisKeys.Mine(id, userId))], double.NegativeInfinity, Order.Ascending, most, cancellation);

    public Task<ScanList> ClosedIn(IReadOnlyCollection<Feed> feeds, DateTimeOffset since, int most, CancellationToken cancellation) =>
        List([.. feeds.Distinct().Select(RedisKeys.ReportedClosed)], since.ToUnixTimeMilliseconds(), Order.Descending, most, cancellation);

    public Task<IReadOnlyList<string>> Numbered(
        IReadOnlyCollection<string> communityIds, IReadOnlyCollection<TicketNumber> numbers, CancellationToken cancellation) => connection.Run(
        async store =>
        {
            var found = await Task.WhenAll(numbers.SelectMany(number => communityIds.Distinct().Select(
                id => store.Database.HashGetAsync(RedisKeys.Numbered(id, number.Day), number.Running)))).ConfigureAwait(false);
            return (IReadOnlyList<string>)[.. found.Where(id => !id.IsNull).Select(id => id.ToString())];
        },
        cancellation);

    public Task<IReadOnlyList<Ticket>> Read(IReadOnlyList<string> ticketIds, CancellationToken cancellation) =>
        connection.Run(store => RedisTicketQueries.Read(store, ticketIds), cancellation);

    private Task<ScanList> List(RedisKey[] lists, double from, Order order, int most, CancellationToken cancellation) => connection.Run(
        async store =>
        {
            var totals = Task.WhenAll(lists.Select(list => store.Database.SortedSetLengthAsync(list, from)));
            var entries = (await Task.WhenAll(lists.Select(list => store.Database.SortedSetRangeByScoreWithScoresAsync(
                list, from, order: order, take: most))).ConfigureAwait(false)).SelectMany(found => found);
            var sorted = order == Order.Ascending ? entries.OrderBy(entry => entry.Score) : entries.OrderByDescending(entry => entry.Score);
            return new ScanList([.. sorted.Take(most).Select(entry => entry.Element.ToString())], (await totals.ConfigureAwait(false)).Sum());
        },
        cancellation);
}
