using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Redis.Connections;
using StackExchange.Redis;

namespace RedProperty.Realtime.Redis.Tickets;

internal sealed class RedisTicketQueries(RedisConnection connection) : ITicketQueries
{
    public Task<IReadOnlyList<Ticket>> OpenIn(IReadOnlyCollection<Feed> feeds, int most, CancellationToken cancellation) =>
        SoonestFirst([.. feeds.Distinct().Select(RedisKeys.Open)], most, _ => true, cancellation);

    public Task<IReadOnlyList<Ticket>> HeldBy(string userId, IReadOnlyCollection<string> communityIds, int most, CancellationToken cancellation) =>
        SoonestFirst(
            [.. communityIds.Distinct().Select(id => RedisKeys.Mine(id, userId))],
            most,
            ticket => ticket.Holders.Any(holder => holder.UserId == userId),
            cancellation);

    public Task<TicketPage> ReportedIn(
        IReadOnlyCollection<Feed> feeds, TicketStatus status, DateTimeOffset from, DateTimeOffset to, int page, int pageSize, CancellationToken cancellation) =>
        connection.Run(
            async store =>
            {
                var (start, stop) = (from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds());
                var lists = feeds.Distinct().SelectMany(feed => ListsOf(feed, status)).ToArray();
                var totals = Task.WhenAll(lists.Select(list => store.Database.SortedSetLengthAsync(list, start, stop)));
                var skip = (long)(page - 1) * pageSize;
                var newest = await Task.WhenAll(lists.Select(list => store.Database.SortedSetRangeByScoreWithScoresAsync(
                    list, start, stop, order: Order.Descending, take: skip + pageSize))).ConfigureAwait(false);
                var ids = newest.SelectMany(entries => entries)
                    .OrderByDescending(entry => entry.Score).ThenByDescending(entry => entry.Element.ToString(), StringComparer.Ordinal)
                    .Skip((int)Math.Min(skip, int.MaxValue)).Take(pageSize)
                    .Select(entry => entry.Element.ToString());
                var tickets = await Read(store, ids).ConfigureAwait(false);
                return new TicketPage(tickets, (await totals.ConfigureAwait(false)).Sum());
            },
            cancellation);

    public Task<long> CountOpen(IReadOnlyCollection<string> communityIds, CancellationToken cancellation) => connection.Run(
        async store => (await Task.WhenAll(communityIds.Distinct().Select(
            id => store.Database.HashGetAsync(RedisKeys.Counts(id), RedisKeys.OpenField))).ConfigureAwait(false)).Sum(count => (long)count),
        cancellation);

    private static RedisKey[] ListsOf(Feed feed, TicketStatus status) => status switch
    {
        TicketStatus.Open => [RedisKeys.ReportedOpen(feed)],
        TicketStatus.Closed => [RedisKeys.ReportedClosed(feed)],
        _ => [RedisKeys.ReportedOpen(feed), RedisKeys.ReportedClosed(feed)],
    };

    private Task<IReadOnlyList<Ticket>> SoonestFirst(
        RedisKey[] lists, int most, Func<Ticket, bool> isWanted, CancellationToken cancellation) => connection.Run(
        async store =>
        {
            var soonest = await Task.WhenAll(lists.Select(
                list => store.Database.SortedSetRangeByRankWithScoresAsync(list, 0, most - 1))).ConfigureAwait(false);
            var ids = soonest.SelectMany(entries => entries).OrderBy(entry => entry.Score).Take(most).Select(entry => entry.Element.ToString());
            var tickets = await Read(store, ids).ConfigureAwait(false);

            // Between the index and the ticket somebody may have acted.
            return (IReadOnlyList<Ticket>)[.. tickets.Where(ticket => ticket.IsOpen && isWanted(ticket)).OrderBy(Scores.NextDue)];
        },
        cancellation);

    /// <summary>In the order asked for; one read for each community.</summary>
    internal static async Task<IReadOnlyList<Ticket>> Read(PreparedStore store, IEnumerable<string> ids)
    {
        var wanted = ids.Distinct().ToArray();
        var reads = wanted
            .Select(id => (Id: id, Community: TicketId.TryParseCommunity(id, out var community) ? community : ""))
            .GroupBy(ticket => ticket.Community, ticket => ticket.Id)
            .Select(async group =>
            {
                RedisKey[] keys = [.. group.Select(id => RedisKeys.Ticket(group.Key, id))];
                return await store.Database.StringGetAsync(keys).ConfigureAwait(false);
            });
        var found = (await Task.WhenAll(reads).ConfigureAwait(false)).SelectMany(texts => texts)
            .Select(text => TicketText.Read(text)).OfType<Ticket>().ToDictionary(ticket => ticket.Id, StringComparer.Ordinal);
        return [.. wanted.Where(found.ContainsKey).Select(id => found[id])];
    }
}
