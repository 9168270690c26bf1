using System.Threading.RateLimiting;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Domain;

namespace RedProperty.Realtime.Server.Coordination;

/// <summary>One device gone wild must not starve the others: each connection has its own allowance of commands, watches and receipts.</summary>
internal sealed class LimitFilter(IOptions<LimitsOptions> options) : IHubFilter
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);

    public ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        using var lease = LimiterOf(invocationContext).AttemptAcquire();
        return lease.IsAcquired ? next(invocationContext) : throw Limited(invocationContext.HubMethodName).AsFault();
    }

    private static Refusal Limited(string method) => new(
        RefusalCode.Limited, $"{method} is asked for too often on this connection; send again in 1 s.");

    private TokenBucketRateLimiter LimiterOf(HubInvocationContext call)
    {
        var (group, perSecond, seconds) = call.HubMethodName switch
        {
            nameof(ICoordinationHub.Watch) => ("limit:watches", options.Value.WatchesPerSecond, 4),
            nameof(ICoordinationHub.Receipt) => ("limit:receipts", options.Value.ReceiptsPerSecond, 5),
            _ => ("limit:commands", options.Value.CommandsPerSecond, 2),
        };

        // One call of a connection runs at a time, so its items need no lock.
        if (call.Context.Items.TryGetValue(group, out var known))
        {
            var limiter = (TokenBucketRateLimiter)known!;
            limiter.TryReplenish();
            return limiter;
        }

        var made = new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
        {
            TokenLimit = perSecond * seconds,
            TokensPerPeriod = Math.Max(1, perSecond / 10),
            ReplenishmentPeriod = perSecond >= 10 ? Period : TimeSpan.FromSeconds(1.0 / perSecond),
            QueueLimit = 0,
            AutoReplenishment = false,
        });
        call.Context.Items[group] = made;
        return made;
    }
}
