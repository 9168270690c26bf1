using RedProperty.Realtime.Domain;
using StackExchange.Redis;

namespace RedProperty.Realtime.Redis;

/// <summary>Leases as keys that end by themselves: the death of a holder frees its lease after at most the lease's length.</summary>
public sealed class RedisLeases(IConnectionMultiplexer redis) : ILeases
{
    /// <summary><c>lease/{name}</c>: the owner's id, gone when the lease ends.</summary>
    private const string KeyPrefix = "lease/";

    private const string Script = """
        local owner = redis.call('GET', KEYS[1])
        if owner and owner ~= ARGV[1] then
          return 0
        end
        redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
        return 1
        """;

    public async Task<bool> TryHold(string name, string owner, TimeSpan length, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, TimeSpan.FromMilliseconds(1));
        var milliseconds = (long)length.TotalMilliseconds;
        var held = await redis.GetDatabase()
            .ScriptEvaluateAsync(Script, [KeyPrefix + name], [owner, milliseconds])
            .WaitAsync(cancellation);
        return (long)held == 1;
    }
}
