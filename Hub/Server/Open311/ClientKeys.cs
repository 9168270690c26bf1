using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using RedProperty.Realtime.Domain.Accounts;

namespace RedProperty.Realtime.Server.Open311;

/// <summary>Who may post, and how much: clients of the configuration, and those for whom administrators made a key.</summary>
internal sealed class ClientKeys : IDisposable
{
    private readonly ApiKeys made;
    private readonly Dictionary<string, ReportingClient> configured;
    private readonly PartitionedRateLimiter<string> limiter;

    public ClientKeys(IOptions<Open311Options> options, ApiKeys made)
    {
        this.made = made;
        configured = options.Value.Keys.ToDictionary(pair => pair.Value, pair => new ReportingClient(ActorOf(pair.Key), null), StringComparer.Ordinal);
        var perSecond = options.Value.ReportsPerSecond;
        limiter = PartitionedRateLimiter.Create<string, string>(client => RateLimitPartition.GetTokenBucketLimiter(
            client,
            _ => new TokenBucketRateLimiterOptions { TokenLimit = perSecond, TokensPerPeriod = perSecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1) }));
    }

    public ReportingClient? Find(string? key) =>
        key is null ? null : configured.GetValueOrDefault(key) ?? (made.Find(key) is { } found ? new ReportingClient(ActorOf(found.Client), found.Scope) : null);

    public bool MayReport(Actor client)
    {
        using var lease = limiter.AttemptAcquire(client.Id);
        return lease.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();

    private static Actor ActorOf(string client) => Actor.Client($"open311:{client}");
}

/// <summary>A program that may post.</summary>
/// <param name="Scope">The place within which it may report; null for the whole city.</param>
internal sealed record ReportingClient(Actor Actor, string? Scope);
