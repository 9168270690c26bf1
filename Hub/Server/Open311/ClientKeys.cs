using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using RedProperty.Realtime.Domain.Accounts;

namespace RedProperty.Realtime.Server.Open311;

/// <summary>Who may post, and how much.</summary>
internal sealed class ClientKeys : IDisposable
{
    private readonly Dictionary<string, Actor> clients;
    private readonly PartitionedRateLimiter<string> limiter;

    public ClientKeys(IOptions<Open311Options> options)
    {
        clients = options.Value.Keys.ToDictionary(pair => pair.Value, pair => Actor.Client($"open311:{pair.Key}"), StringComparer.Ordinal);
        var perSecond = options.Value.ReportsPerSecond;
        limiter = PartitionedRateLimiter.Create<string, string>(client => RateLimitPartition.GetTokenBucketLimiter(
            client,
            _ => new TokenBucketRateLimiterOptions { TokenLimit = perSecond, TokensPerPeriod = perSecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1) }));
    }

    public Actor? Find(string? key) => key is null ? null : clients.GetValueOrDefault(key);

    public bool MayReport(Actor client)
    {
        using var lease = limiter.AttemptAcquire(client.Id);
        return lease.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();
}
