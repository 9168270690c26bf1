using Microsoft.Extensions.Logging;
using RedProperty.Realtime.Client.Connection;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client.Feeds;

/// <summary>
/// Tells the hub how far this device has stored each feed: the newest place only, at once after a rest, and not more often than agreed.
/// A place counts as told when the hub has answered, and only for as long as the connection lasts: an answer says that the hub has it, not the store.
/// </summary>
internal sealed class ReceiptSender : IAsyncDisposable
{
    /// <summary>What comes in one breath is told in one word.</summary>
    internal static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(20);

    private readonly HubLink link;
    private readonly FeedWatch watch;
    private readonly CoordinationClientOptions options;
    private readonly ILogger logger;
    private readonly Dictionary<string, (FeedCursor Cursor, long At)> told = new(StringComparer.Ordinal);
    private readonly Pausing resting;
    private readonly CancellationTokenSource leaving = new();
    private readonly Task run;
    private volatile bool isNewConnection;
    private int attempt;

    public ReceiptSender(HubLink link, FeedWatch watch, CoordinationClientOptions options, ILogger logger)
    {
        (this.link, this.watch, this.options, this.logger) = (link, watch, options, logger);
        resting = new Pausing(options.Time);
        link.StateChanged += state =>
        {
            if (state == ConnectionState.Live)
            {
                isNewConnection = true;
                Wake();
            }
        };
        run = Run(leaving.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await leaving.CancelAsync().ConfigureAwait(false);
        await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        leaving.Dispose();
    }

    /// <summary>Some feed was stored further than before.</summary>
    public void Wake() => resting.End();

    private async Task Run(CancellationToken cancellation)
    {
        var rest = Timeout.InfiniteTimeSpan;
        while (true)
        {
            await resting.Wait(rest, cancellation).ConfigureAwait(false);
            await Task.Delay(Breath, options.Time, cancellation).ConfigureAwait(false);
            await link.WhenLive(cancellation).ConfigureAwait(false);
            if (isNewConnection)
            {
                isNewConnection = false;
                told.Clear();
            }

            rest = await TellWhatIsNew(cancellation).ConfigureAwait(false);
        }
    }

    /// <returns>After what time there is more to tell, if nothing moves.</returns>
    private async Task<TimeSpan> TellWhatIsNew(CancellationToken cancellation)
    {
        var next = Timeout.InfiniteTimeSpan;
        foreach (var (feed, cursor) in Untold())
        {
            var rest = told.TryGetValue(feed, out var last) ? options.ReceiptPause - options.Time.GetElapsedTime(last.At) : TimeSpan.Zero;
            if (rest <= TimeSpan.Zero)
            {
                try
                {
                    await link.Invoke(nameof(ICoordinationHub.Receipt), new FeedReceipt(feed, cursor.Sequence), cancellation).ConfigureAwait(false);
                    attempt = 0;
                }
                catch (Exception passing) when (passing is LinkLost or CoordinationFault { IsPassing: true })
                {
                    Log.ReceiptsLost(logger, passing);
                    return FullJitter.Pause(attempt++, options.LongestPause, passing);
                }
                catch (CoordinationFault refusal)
                {
                    // Refused for good, as of a feed that was taken from this person: as well as told.
                    Log.ReceiptsLost(logger, refusal);
                }

                told[feed] = (cursor, options.Time.GetTimestamp());
            }
            else if (next == Timeout.InfiniteTimeSpan || rest < next)
            {
                next = rest;
            }
        }

        return next;
    }

    private (string Feed, FeedCursor Cursor)[] Untold() => watch.Read(copies => copies.All
        .Where(copy => copy.Stored is { Sequence: > 0 } stored && (!told.TryGetValue(copy.Feed, out var last) || !stored.Equals(last.Cursor)))
        .Select(copy => (copy.Feed, copy.Stored!))
        .ToArray());
}
