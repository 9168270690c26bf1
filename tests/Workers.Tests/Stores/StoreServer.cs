using System.Net;
using StackExchange.Redis;

namespace RedProperty.Realtime.Workers.Tests.Stores;

/// <summary>A real store of its own for one test.</summary>
public abstract class StoreServer : IAsyncDisposable
{
    /// <summary>How the program would connect to it.</summary>
    public abstract ConfigurationOptions Options { get; }

    public async Task<long> DeleteKeys(string pattern)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(Options);
        RedisKey[] keys = [.. connection.GetServers()[0].Keys(pattern: pattern)];
        return await connection.GetDatabase().KeyDeleteAsync(keys);
    }

    public abstract ValueTask DisposeAsync();
}
