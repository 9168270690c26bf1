using System.Threading.Channels;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Deliveries;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Host.Demo;

/// <summary>
/// The invented people have phones: most invented matters are delivered within seconds, one in twelve is not, so that a newcomer sees both. What people
/// report themselves is delivered to real devices alone.
/// </summary>
internal sealed class InventedPhones(IFeedListener listener, RecordReceipts record, TimeProvider time, ILogger<InventedPhones> logger) : BackgroundService
{
    private const string DeviceId = "demo-phone";
    private const int OneIn = 12;
    private static readonly TimeSpan Quickest = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Slowest = TimeSpan.FromSeconds(3);

    private readonly Channel<TicketEvent> heard = Channel.CreateBounded<TicketEvent>(
        new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = listener.Subscribe(it =>
        {
            if (it.Ticket.Channel == LifeReports.Channel && it.Happening.Fact is Reported or Escalated or Assigned or Returned or Reclassified)
            {
                heard.Writer.TryWrite(it);
            }
        });
        await foreach (var call in heard.Reader.ReadAllAsync(stoppingToken))
        {
            _ = Store(call, stoppingToken);
        }
    }

    private async Task Store(TicketEvent call, CancellationToken cancellation)
    {
        // The same in every process that plays: by the ticket, not by chance.
        var fate = (uint)call.Ticket.Id.Aggregate(17, (sum, letter) => unchecked((sum * 31) + letter));
        if (fate % OneIn == 0)
        {
            return;
        }

        try
        {
            await Task.Delay(Quickest + ((Slowest - Quickest) * (fate % 100 / 100.0)), time, cancellation);
            await record.RunAsync(
                [.. call.Ticket.Holders.Select(holder => new DeviceReceipt(call.Feed, holder.UserId, DeviceId, call.Position.Sequence, time.GetUtcNow()))],
                cancellation);
        }
        catch (Exception away) when (away is StoreUnavailableException or OperationCanceledException)
        {
            Log.Interrupted(logger, away);
        }
    }
}
