using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace RedProperty.Realtime.Desk.Residents;

/// <summary>
/// How much one address may ask of the pages that anybody may open. Generous, since a whole compound may share an address of its mobile network. What is
/// remembered of an address ends by itself once it has its full measure again.
/// </summary>
internal sealed class AddressLimits : IDisposable
{
    /// <summary>Forms at once, and for each minute after that.</summary>
    public const int Forms = 60, FormsPerMinute = 20;

    /// <summary>Codes that open nothing, at once and for each minute after that: 130 bits are not found so.</summary>
    public const int Guesses = 20, GuessesPerMinute = 10;

    /// <summary>Live lines of one address, and of this process.</summary>
    public const int Lines = 60, AllLines = 4000;

    /// <summary>
    /// Megabytes of forms that are read at the same time, of one address and of this process: while a form is read, its photos lie in the temporary
    /// folder, which in a container is memory. Who comes then waits.
    /// </summary>
    public const int Megabytes = 96, AllMegabytes = 256;

    /// <summary>Megabytes that may wait, of one address and of this process.</summary>
    private const int Waiting = 10 * Megabytes, AllWaiting = 20 * AllMegabytes;

    private readonly PartitionedRateLimiter<IPAddress> bodies = PartitionedRateLimiter.Create<IPAddress, IPAddress>(address =>
        RateLimitPartition.GetConcurrencyLimiter(address, _ => new ConcurrencyLimiterOptions { PermitLimit = Megabytes, QueueLimit = Waiting }));

    private readonly ConcurrencyLimiter allBodies = new(new ConcurrencyLimiterOptions { PermitLimit = AllMegabytes, QueueLimit = AllWaiting });
    private readonly PartitionedRateLimiter<IPAddress> forms = Buckets(Forms, FormsPerMinute);
    private readonly PartitionedRateLimiter<IPAddress> guesses = Buckets(Guesses, GuessesPerMinute);
    private readonly PartitionedRateLimiter<IPAddress> lines = PartitionedRateLimiter.Create<IPAddress, IPAddress>(address =>
        RateLimitPartition.GetConcurrencyLimiter(address, _ => new ConcurrencyLimiterOptions { PermitLimit = Lines }));

    private readonly ConcurrencyLimiter allLines = new(new ConcurrencyLimiterOptions { PermitLimit = AllLines });

    public bool MaySend(HttpContext context)
    {
        using var lease = forms.AttemptAcquire(Of(context));
        return lease.IsAcquired;
    }

    /// <summary>Room to read the form in; null when too many wait already. Given back when the form has been dealt with.</summary>
    public async Task<IDisposable?> RoomFor(HttpContext context)
    {
        var length = Math.Min(context.Request.ContentLength ?? ResidentForm.LargestBody, ResidentForm.LargestBody);
        var megabytes = (int)(length / (1024 * 1024)) + 1;
        var own = await bodies.AcquireAsync(Of(context), megabytes, context.RequestAborted);
        if (!own.IsAcquired)
        {
            own.Dispose();
            return null;
        }

        try
        {
            var all = await allBodies.AcquireAsync(megabytes, context.RequestAborted);
            return all.IsAcquired ? new Leases(all, own) : Refused(all, own);
        }
        catch (OperationCanceledException)
        {
            own.Dispose();
            throw;
        }
    }

    /// <summary>Whole tries: they grow back by parts of one.</summary>
    public bool MayGuess(HttpContext context) => guesses.GetStatistics(Of(context))?.CurrentAvailablePermits >= 1;

    public void Guessed(HttpContext context) => guesses.AttemptAcquire(Of(context)).Dispose();

    /// <summary>Null when there are too many; held for as long as the line is open.</summary>
    public IDisposable? Line(HttpContext context)
    {
        var all = allLines.AttemptAcquire();
        var own = lines.AttemptAcquire(Of(context));
        if (all.IsAcquired && own.IsAcquired)
        {
            return new Leases(all, own);
        }

        return Refused(all, own);
    }

    public void Dispose()
    {
        bodies.Dispose();
        allBodies.Dispose();
        forms.Dispose();
        guesses.Dispose();
        lines.Dispose();
        allLines.Dispose();
    }

    private static IDisposable? Refused(RateLimitLease one, RateLimitLease other)
    {
        new Leases(one, other).Dispose();
        return null;
    }

    private static PartitionedRateLimiter<IPAddress> Buckets(int atOnce, int perMinute) => PartitionedRateLimiter.Create<IPAddress, IPAddress>(address =>
        RateLimitPartition.GetTokenBucketLimiter(address, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = atOnce,
            TokensPerPeriod = perMinute,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1),
        }));

    /// <summary>Who has one address of IPv6 has the 64 bits beside it as well.</summary>
    private static IPAddress Of(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address;
        }

        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, 8, 8);
        return new IPAddress(bytes);
    }

    private sealed class Leases(RateLimitLease one, RateLimitLease other) : IDisposable
    {
        public void Dispose()
        {
            one.Dispose();
            other.Dispose();
        }
    }
}
