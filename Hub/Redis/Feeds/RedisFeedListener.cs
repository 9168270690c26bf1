using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Redis.Connections;

namespace RedProperty.Realtime.Redis.Feeds;

/// <summary>One subscription for all feeds. The loop never gives up: a store that is away is waited for, and what was missed is fetched.</summary>
internal sealed class RedisFeedListener : BackgroundService, IFeedListener
{
    /// <summary>How long a lost publication may go unnoticed when nothing follows it.</summary>
    private static readonly TimeSpan BetweenComparisons = TimeSpan.FromSeconds(2);

    /// <summary>How long the program's start waits for the feeds; a store that is away must not keep the health page from answering.</summary>
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan ShortestRest = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(2);

    /// <summary>What does not fit is dropped and fetched later: memory stays bounded while this process is slow.</summary>
    private const int InboxSize = 10_000;

    private readonly RedisConnection connection;
    private readonly TimeProvider time;
    private readonly ILogger<RedisFeedListener> logger;
    private readonly FeedReaders readers;
    private readonly FeedFollower follower;
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>
    /// What came. While the loop waits, whoever brings something goes on as the loop: one change of threads less between the
    /// store and the tablets.
    /// </summary>
    private readonly Channel<Inbound> inbox = Channel.CreateBounded<Inbound>(
        new BoundedChannelOptions(InboxSize) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true, AllowSynchronousContinuations = true });

    private volatile bool isListening;
    private volatile bool isLate;

    /// <summary>The store was away: before anything else, it is looked whether it still knows what it told.</summary>
    private volatile bool wasAway;

    public RedisFeedListener(RedisConnection connection, RedisFeedStore feeds, TimeProvider time, ILogger<RedisFeedListener> logger)
    {
        this.connection = connection;
        this.time = time;
        this.logger = logger;
        readers = new FeedReaders(logger);
        follower = new FeedFollower(connection, feeds, readers, logger);
    }

    public IDisposable Subscribe(Action<TicketEvent> onEvent, Action<FeedReset>? onReset = null, Func<Feed, bool>? wants = null) =>
        readers.Add(onEvent, onReset, wants);

    public FeedPosition? Heard(Feed feed) => follower.Heard(feed);

    /// <summary>Whether an event that this process has written is worth handing over.</summary>
    public bool Wants(Feed feed) => isListening && readers.Want(feed);

    /// <summary>
    /// Events that this process has written, and the store has answered for: they need not come back over the wire to be told. The writer goes on at once;
    /// somebody else becomes the loop.
    /// </summary>
    public void Offer(IReadOnlyList<TicketEvent> own) => ThreadPool.UnsafeQueueUserWorkItem(
        static it =>
        {
            foreach (var written in it.own)
            {
                it.Writer.TryWrite(new Inbound(null, written));
            }
        },
        (own, inbox.Writer),
        preferLocal: false);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await base.StartAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await ready.Task.WaitAsync(StartPatience, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            isLate = true;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var timer = time.CreateTimer(_ => inbox.Writer.TryWrite(default), null, BetweenComparisons, BetweenComparisons).ConfigureAwait(false);
        connection.Lost += OnLost;
        connection.Restored += OnRestored;
        try
        {
            await Retrying(Begin, stoppingToken).ConfigureAwait(false);
            await Retrying(Follow, stoppingToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            ready.TrySetCanceled(stoppingToken);
        }
        finally
        {
            connection.Lost -= OnLost;
            connection.Restored -= OnRestored;
        }
    }

    /// <summary>Subscribed first, adopted second: an event in between is heard, known already, and dropped.</summary>
    private async Task Begin(CancellationToken cancellation)
    {
        var subscriber = await connection.Subscriber(cancellation).ConfigureAwait(false);
        var queue = await subscriber.SubscribeAsync(RedisKeys.FeedChannel).ConfigureAwait(false);
        queue.OnMessage(message =>
        {
            // The driver's own queue has no bound: what waits there beyond ours is let go, and fetched.
            if (!queue.TryGetCount(out var waiting) || waiting < InboxSize)
            {
                inbox.Writer.TryWrite(new Inbound(message.Message));
            }
        });
        var communities = await follower.Adopt(isLate, cancellation).ConfigureAwait(false);
        Log.Listening(logger, communities);
        isListening = true;
        ready.TrySetResult();
    }

    private async Task Follow(CancellationToken cancellation)
    {
        await Compare(cancellation).ConfigureAwait(false);
        await foreach (var (text, own) in inbox.Reader.ReadAllAsync(cancellation).ConfigureAwait(false))
        {
            if (wasAway)
            {
                await Compare(cancellation).ConfigureAwait(false);
            }
            else if (own is not null)
            {
                follower.HearOwn(own);
            }
            else if (text is not { } published)
            {
                await Compare(cancellation).ConfigureAwait(false);
            }
            else if (FeedEntry.ReadPlace(published.Span) is var (feed, position))
            {
                await follower.Hear(feed, position, published, cancellation).ConfigureAwait(false);
            }
            else
            {
                Log.MessageUnreadable(logger);
            }
        }
    }

    private async Task Compare(CancellationToken cancellation)
    {
        if (wasAway)
        {
            wasAway = false;
            try
            {
                await follower.Verify(cancellation).ConfigureAwait(false);
            }
            catch
            {
                wasAway = true;
                throw;
            }
        }

        await follower.Compare(cancellation).ConfigureAwait(false);
    }

    private async Task Retrying(Func<CancellationToken, Task> work, CancellationToken cancellation)
    {
        for (var rest = ShortestRest; ; rest = rest * 2 < LongestRest ? rest * 2 : LongestRest)
        {
            try
            {
                await work(cancellation).ConfigureAwait(false);
                return;
            }
#pragma warning disable CA1031 // A process that stopped listening would show old boards for ever.
            catch (Exception error) when (error is not OperationCanceledException || !cancellation.IsCancellationRequested)
#pragma warning restore CA1031
            {
                Log.FeedsOutOfReach(logger, rest, error);
            }

            await Task.Delay(rest, time, cancellation).ConfigureAwait(false);
        }
    }

    private void OnLost() => wasAway = true;

    private void OnRestored() => inbox.Writer.TryWrite(default);

    /// <summary>A publication, an event of our own, or neither: then it is time to compare.</summary>
    private readonly record struct Inbound(ReadOnlyMemory<byte>? Text, TicketEvent? Own = null);
}
