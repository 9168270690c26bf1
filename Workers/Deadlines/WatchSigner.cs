using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Deadlines;

namespace RedProperty.Realtime.Workers.Deadlines;

/// <summary>Leaves this process's sign of life where walls and desks look for it. Nothing is signed that the auditor has not done.</summary>
internal sealed class WatchSigner(IWatchBook book, EnforcementHeartbeat heartbeat, TimeProvider time, ILogger<WatchSigner> logger) : BackgroundService
{
    private readonly string process = string.Create(
        CultureInfo.InvariantCulture, $"{Environment.MachineName}:{Environment.ProcessId}:{time.GetUtcNow().ToUnixTimeSeconds()}");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Schedule.SignEvery, time);
        DateTimeOffset? signed = null;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (heartbeat.Last is { } last && last != signed)
            {
                signed = await Sign(last, stoppingToken) ? last : signed;
            }
        }
    }

    private async Task<bool> Sign(DateTimeOffset at, CancellationToken cancellation)
    {
        try
        {
            await book.Sign(new WatchBeat(process, at, TimeProvider.System.GetUtcNow() - time.GetUtcNow()), cancellation);
            return true;
        }
        catch (StoreUnavailableException away)
        {
            Log.WatchNotSigned(logger, away);
            return false;
        }
    }
}
