using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using RedProperty.Realtime.Domain;

namespace RedProperty.Realtime.Server.Catalogue;

/// <summary>
/// What one address may ask of a door that needs no sign-in: 10 times a second, 50 at once, since a whole compound may stand behind one address. Kept in
/// this process; an address that falls silent is forgotten.
/// </summary>
internal sealed class AnonymousLimit : IDisposable
{
    public const int PerSecond = 10;

    public const int AtOnce = 50;

    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetTokenBucketLimiter(address, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = AtOnce,
            TokensPerPeriod = PerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        }));

    /// <returns>Null when it may.</returns>
    public Refusal? Refuse(HttpContext context)
    {
        using var lease = limiter.AttemptAcquire(context.Connection.RemoteIpAddress?.ToString() ?? "unknown");
        return lease.IsAcquired ? null : new Refusal(RefusalCode.Limited, "This address asks too often; ask again in 1 s.", RetryAfter: TimeSpan.FromSeconds(1));
    }

    public void Dispose() => limiter.Dispose();
}
