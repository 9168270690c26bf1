using RedProperty.Realtime.Domain.Figures;
using RedProperty.Realtime.Redis.Connections;

namespace RedProperty.Realtime.Redis.Figures;

internal sealed class RedisDayFigures(RedisConnection connection) : IDayFigures
{
    public Task<IReadOnlyDictionary<string, long>> Sum(
        IReadOnlyCollection<string> communityIds, DateOnly from, DateOnly to, CancellationToken cancellation) => connection.Run(
        async store =>
        {
            var days = Enumerable.Range(0, Math.Max(0, to.DayNumber - from.DayNumber + 1)).Select(from.AddDays).ToArray();
            var hashes = await Task.WhenAll(communityIds.Distinct().SelectMany(
                community => days.Select(day => store.Database.HashGetAllAsync(RedisKeys.Figures(community, day))))).ConfigureAwait(false);
            var sums = new Dictionary<string, long>(StringComparer.Ordinal);
            foreach (var figure in hashes.SelectMany(hash => hash))
            {
                var name = figure.Name.ToString();
                sums[name] = sums.GetValueOrDefault(name) + (long)figure.Value;
            }

            return (IReadOnlyDictionary<string, long>)sums;
        },
        cancellation);
}
