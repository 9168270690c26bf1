using Microsoft.Extensions.Logging;
using RedProperty.Realtime.Client.Connection;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client.Feeds;

/// <summary>Tells the hub how far this device has stored each feed: the newest place only, and not more often than agreed.</summary>
internal sealed class ReceiptSender : IAsyncDisposable
{
    private readonly HubLink link;
    private readonly FeedWatch watch;
    private readonly ILogger logger;
    private readonly ITimer timer;
    private readonly Dictionary<string, FeedCursor> sent = new(StringComparer.Ordinal);
    private int isSending;

    public ReceiptSender(HubLink link, FeedWatch watch, TimeProvider time, TimeSpan pause, ILogger logger)
    {
        (this.link, this.watch, this.logger) = (link, watch, logger);
        timer = time.CreateTimer(_ => _ = SendNew(), null, pause, pause);
    }

    public ValueTask DisposeAsync() => timer.DisposeAsync();

    private async Task SendNew()
    {
        if (link.State != ConnectionState.Live || Interlocked.Exchange(ref isSending, 1) == 1)
        {
            return;
        }

        try
        {
            var fresh = watch.Read(copies => copies.All
                .Where(copy => copy.Cursor is { Sequence: > 0 } cursor && !cursor.Equals(sent.GetValueOrDefault(copy.Feed)))
                .Select(copy => (copy.Feed, Cursor: copy.Cursor!))
                .ToArray());
            foreach (var (feed, cursor) in fresh)
            {
                await link.Send(nameof(ICoordinationHub.Receipt), new FeedReceipt(feed, cursor.Sequence)).ConfigureAwait(false);
                sent[feed] = cursor;
            }
        }
        catch (Exception loss)
        {
            // A timer's callback has no caller to hand this to; the next round covers it.
            Log.ReceiptsLost(logger, loss);
        }
        finally
        {
            Volatile.Write(ref isSending, 0);
        }
    }
}
