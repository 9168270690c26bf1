using Microsoft.Extensions.Diagnostics.HealthChecks;
using StackExchange.Redis;

namespace RedProperty.Realtime.Host.Store;

/// <summary>Whether the store answers.</summary>
internal sealed class StoreHealth(ProgramStore store) : IHealthCheck
{
    public const string Name = "store";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var took = await (await store.Connection).GetDatabase().PingAsync().WaitAsync(cancellationToken);
            return HealthCheckResult.Healthy($"answers in {took.TotalMilliseconds:0.0} ms");
        }
        catch (RedisException away)
        {
            return HealthCheckResult.Unhealthy("does not answer; commands are refused as unavailable until it does", away);
        }
    }
}
