using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Redis.Connections;

namespace RedProperty.Realtime.Redis.Deadlines;

internal sealed class RedisDueIndex(RedisConnection connection) : IDueIndex
{
    public Task<IReadOnlyList<string>> Communities(CancellationToken cancellation) => connection.Run(
        async store =>
        {
            var communities = (await store.Database.SetMembersAsync(RedisKeys.Communities).ConfigureAwait(false))
                .Select(id => id.ToString()).ToArray();
            var sizes = await Task.WhenAll(communities.Select(id => store.Database.SortedSetLengthAsync(RedisKeys.Due(id)))).ConfigureAwait(false);
            return (IReadOnlyList<string>)[.. communities.Where((_, i) => sizes[i] > 0)];
        },
        cancellation);

    public Task<IReadOnlyList<DueTicket>> DueUntil(string communityId, DateTimeOffset until, int most, CancellationToken cancellation) => connection.Run(
        async store =>
        {
            var entries = await store.Database.SortedSetRangeByScoreWithScoresAsync(
                RedisKeys.Due(communityId), stop: until.ToUnixTimeMilliseconds(), take: most).ConfigureAwait(false);
            return (IReadOnlyList<DueTicket>)
                [.. entries.Select(entry => new DueTicket(entry.Element.ToString(), DateTimeOffset.FromUnixTimeMilliseconds((long)entry.Score)))];
        },
        cancellation);
}
