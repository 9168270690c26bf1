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

    public Task<IReadOnlyDictionary<string, FigureSums>> Day(
        IReadOnlyCollection<string> communityIds, DateOnly day, CancellationToken cancellation) => connection.Run(
        async store =>
        {
            string[] ids = [.. communityIds.Distinct()];
            var hashes = await Task.WhenAll(ids.Select(id => store.Database.HashGetAllAsync(RedisKeys.Figures(id, day)))).ConfigureAwait(false);
            return (IReadOnlyDictionary<string, FigureSums>)ids.Zip(hashes).Where(pair => pair.Second.Length > 0).ToDictionary(
                pair => pair.First,
                pair => new FigureSums(pair.Second.ToDictionary(figure => figure.Name.ToString(), figure => (long)figure.Value, StringComparer.Ordinal)));
        },
        cancellation);

    public Task<IReadOnlyDictionary<string, OpenCount>> Open(IReadOnlyCollection<string> communityIds, CancellationToken cancellation) => connection.Run(
        async store =>
        {
            string[] ids = [.. communityIds.Distinct()];
            var counts = await Task.WhenAll(ids.Select(
                id => store.Database.HashGetAsync(RedisKeys.Counts(id), [RedisKeys.OpenField, RedisKeys.LateField]))).ConfigureAwait(false);
            return (IReadOnlyDictionary<string, OpenCount>)ids.Zip(counts).Where(pair => pair.Second[0].HasValue).ToDictionary(
                pair => pair.First, pair => new OpenCount((long)pair.Second[0], (long)pair.Second[1]));
        },
        cancellation);
}
