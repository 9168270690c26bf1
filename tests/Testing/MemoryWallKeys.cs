using System.Collections.Concurrent;
using RedProperty.Realtime.Domain.Walls;

namespace RedProperty.Realtime.Testing;

/// <summary>Wall keys in memory.</summary>
public sealed class MemoryWallKeys : IWallKeyStore
{
    private readonly ConcurrentDictionary<(string Community, string Hash), WallKey> keys = new();

    public Task<IReadOnlyList<WallKey>> List(string communityId, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<WallKey>>(
        [.. keys.Where(pair => pair.Key.Community == communityId).Select(pair => pair.Value).OrderBy(key => key.MadeAt)]);

    public Task<WallKey?> Find(string communityId, string hash, CancellationToken cancellation) =>
        Task.FromResult(keys.GetValueOrDefault((communityId, hash)));

    public Task Add(string communityId, WallKey key, CancellationToken cancellation)
    {
        keys[(communityId, key.Hash)] = key;
        return Task.CompletedTask;
    }

    public Task See(string communityId, string hash, DateTimeOffset at, CancellationToken cancellation)
    {
        if (keys.TryGetValue((communityId, hash), out var key))
        {
            keys.TryUpdate((communityId, hash), key with { SeenAt = at }, key);
        }

        return Task.CompletedTask;
    }

    public Task<bool> Remove(string communityId, string hash, CancellationToken cancellation) =>
        Task.FromResult(keys.TryRemove((communityId, hash), out _));
}
