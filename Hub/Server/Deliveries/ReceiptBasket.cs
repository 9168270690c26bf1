using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Deliveries;
using RedProperty.Realtime.Domain.Feeds;

namespace RedProperty.Realtime.Server.Deliveries;

/// <summary>
/// Gathers receipts for a moment and takes them down together, the newest of each device and feed: thousands of tablets that store the same event cost
/// one write a feed. What the store does not take now waits; never more than one receipt for each device and feed.
/// </summary>
internal sealed class ReceiptBasket(RecordReceipts record, TimeProvider time, ILogger<ReceiptBasket> logger) : BackgroundService
{
    private static readonly TimeSpan EmptiedEvery = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<(Feed Feed, string UserId, string DeviceId), DeviceReceipt> basket = new();

    public void Put(Feed feed, string userId, string deviceId, long sequence)
    {
        var receipt = new DeviceReceipt(feed, userId, deviceId, sequence, time.GetUtcNow());
        basket.AddOrUpdate((feed, userId, deviceId), receipt, (_, other) => other.Sequence >= sequence ? other : receipt with { At = other.At });
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(EmptiedEvery, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await Empty(stoppingToken);
        }
    }

    /// <summary>What came last is taken down as well.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Empty(cancellationToken);
    }

    private async Task Empty(CancellationToken cancellation)
    {
        DeviceReceipt[] receipts = [.. basket.Values];
        if (receipts.Length == 0)
        {
            return;
        }

        try
        {
            await record.RunAsync(receipts, cancellation);
            foreach (var receipt in receipts)
            {
                // A newer one that came meanwhile stays.
                basket.TryRemove(new KeyValuePair<(Feed, string, string), DeviceReceipt>((receipt.Feed, receipt.UserId, receipt.DeviceId), receipt));
            }
        }
        catch (Exception away) when (away is StoreUnavailableException or OperationCanceledException)
        {
            // They stay in the basket.
        }
        catch (Exception fault)
        {
            // The loop that every delivery rests on goes on; these receipts are let go, or they would fail for ever.
            Log.ReceiptsNotTaken(logger, fault, receipts.Length);
            basket.Clear();
        }
    }
}
