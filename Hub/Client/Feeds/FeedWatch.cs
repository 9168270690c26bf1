using Microsoft.Extensions.Logging;
using RedProperty.Realtime.Client.Connection;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client.Feeds;

/// <summary>
/// Keeps the copies whole: applies each event at its turn, and asks again wherever something is missing.
/// While a Watch is on its way, events wait, so that its answer and what followed it are taken in order.
/// </summary>
internal sealed partial class FeedWatch : IDisposable
{
    /// <summary>More waiting events than this are let go: the check for holes brings them back.</summary>
    private const int MostWaiting = 10_000;

    private readonly HubLink link;
    private readonly ServerClock clock;
    private readonly CoordinationClientOptions options;
    private readonly Listeners listeners;
    private readonly ILogger logger;
    private readonly Lock gate = new();
    private readonly SemaphoreSlim oneWatch = new(1, 1);
    private readonly FeedCopies copies;
    private readonly Holes holes;
    private readonly List<TicketEvent> waiting = [];
    private bool isWatching;

    public FeedWatch(HubLink link, ServerClock clock, CoordinationClientOptions options, Listeners listeners, ILogger logger)
    {
        (this.link, this.clock, this.options, this.listeners, this.logger) = (link, clock, options, listeners, logger);
        copies = new FeedCopies(isKept: options.Copies is not null);
        holes = new Holes(copies);
    }

    /// <summary>Some copy has moved on. Raised under the lock: only to wake somebody.</summary>
    public Action Moved { get; set; } = () => { };

    /// <summary>Since when no process watches the deadlines, as the hub said last; null while one does.</summary>
    public DateTimeOffset? UnwatchedSince { get; private set; }

    public T Read<T>(Func<FeedCopies, T> read)
    {
        lock (gate)
        {
            return read(copies);
        }
    }

    public async Task Watch(string? scope, CancellationToken cancellation)
    {
        await oneWatch.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            WatchRequest request;
            lock (gate)
            {
                isWatching = true;
                request = copies.RequestFor(scope) with { Device = options.Device };
            }

            var askedAt = options.Time.GetUtcNow();
            var result = await link.Invoke<WatchResult>(nameof(ICoordinationHub.Watch), request, cancellation).ConfigureAwait(false);
            clock.Answered(result.ServerTime, askedAt);
            lock (gate)
            {
                Take(scope, result);
            }
        }
        finally
        {
            lock (gate)
            {
                isWatching = false;
                waiting.ForEach(Apply);
                waiting.Clear();
            }

            oneWatch.Release();
        }
    }

    /// <summary>After a reconnect the server knows nothing of us: every scope is asked for again, each from its cursors.</summary>
    public async Task WatchAll(CancellationToken cancellation)
    {
        foreach (var scope in Read(all => all.Scopes))
        {
            await WatchPatiently(scope, cancellation).ConfigureAwait(false);
        }
    }

    public void Hear(TicketEvent next)
    {
        lock (gate)
        {
            if (!isWatching)
            {
                Apply(next);
            }
            else if (waiting.Count < MostWaiting)
            {
                waiting.Add(next);
            }
        }
    }

    public void Dispose() => oneWatch.Dispose();

    /// <summary>The connection is sound and the hub says "not now": we stay and ask again, rather than come back with everybody else.</summary>
    private async Task WatchPatiently(string? scope, CancellationToken cancellation)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await Watch(scope, cancellation).ConfigureAwait(false);
                return;
            }
            catch (CoordinationFault passing) when (passing.IsPassing)
            {
                var pause = FullJitter.Pause(attempt, options.LongestPause, passing);
                await Task.Delay(pause, options.Time, cancellation).ConfigureAwait(false);
            }
            catch (CoordinationFault refusal) when (refusal.Code is FaultCodes.Forbidden or FaultCodes.NotFound)
            {
                Log.ScopeRefused(logger, scope ?? "own posts", refusal.Sentence);
                if (!TryBeginAnew(scope))
                {
                    return;
                }
            }
        }
    }

    /// <summary>Somebody lost one post of several: cursors of feeds that are no longer his would keep him from the others.</summary>
    private bool TryBeginAnew(string? scope)
    {
        lock (gate)
        {
            var isWorthTrying = copies.RequestFor(scope).Cursors is { Count: > 0 };
            copies.Drop(scope, isWorthTrying).ForEach(listeners.OnReset);
            Moved();
            return isWorthTrying;
        }
    }

    private void Take(string? scope, WatchResult result)
    {
        var (broken, dropped) = copies.Take(scope, result, listeners.OnEvent, listeners.OnReset);
        dropped.ForEach(listeners.OnReset);
        if (broken.Count > 0)
        {
            broken.ForEach(holes.Distrust);
            Mend(TimeSpan.Zero);
        }

        Moved();
    }

    private void Apply(TicketEvent next)
    {
        var copy = copies.Find(next.Feed);
        switch (copy?.Apply(next))
        {
            case Step.Taken:
                listeners.OnEvent(next);
                Moved();
                break;
            case Step.Hole:
                holes.Before(next, copy.Cursor);
                Mend(TimeSpan.Zero);
                break;
            default:
                break;
        }
    }
}
