using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Redis.Connections;

namespace RedProperty.Realtime.Redis;

/// <summary>Leases as keys that end by themselves: the death of a holder frees its lease after at most the lease's length.</summary>
internal sealed class RedisLeases(RedisConnection connection) : ILeases
{
    private const string Script = """
        local owner = redis.call('GET', KEYS[1])
        if owner and owner ~= ARGV[1] then
          return 0
        end
        redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
        return 1
        """;

    public Task<bool> TryHold(string name, string owner, TimeSpan length, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, TimeSpan.FromMilliseconds(1));
        var milliseconds = (long)length.TotalMilliseconds;
        return connection.Run(
            async store => (long)await store.Database.ScriptEvaluateAsync(Script, [RedisKeys.Lease(name)], [owner, milliseconds]).ConfigureAwait(false) == 1,
            cancellation);
    }
}
