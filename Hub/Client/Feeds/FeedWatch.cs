using Microsoft.Extensions.Logging;
using RedProperty.Realtime.Client.Connection;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client.Feeds;

/// <summary>
/// Keeps the copies whole: applies each event at its turn, and asks again wherever something is missing.
/// While a Watch is on its way, events wait, so that its answer and what followed it are taken in order.
/// </summary>
internal sealed class FeedWatch(HubLink link, ServerClock clock, TimeProvider time, TimeSpan longestPause, Listeners listeners, ILogger logger) : IDisposable
{
    /// <summary>More waiting events than this are let go: the check for holes brings them back.</summary>
    private const int MostWaiting = 10_000;

    /// <summary>Heads may overtake the event they speak of; a hole that closes by itself within this time needs no question.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    /// <summary>What is missing cannot be counted: another log, or a copy that was given up.</summary>
    private const long Anything = long.MaxValue;

    private readonly Lock gate = new();
    private readonly SemaphoreSlim oneWatch = new(1, 1);
    private readonly FeedCopies copies = new();
    private readonly List<TicketEvent> waiting = [];
    private readonly Dictionary<string, long> behindUs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> missing = new(StringComparer.Ordinal);
    private bool isWatching;
    private bool isMending;

    /// <summary>How often the copies had to ask for what they lacked while connected.</summary>
    public long Mends { get; private set; }

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
                request = copies.RequestFor(scope);
            }

            var askedAt = time.GetUtcNow();
            var result = await link.Invoke<WatchResult>(nameof(ICoordinationHub.Watch), request, cancellation).ConfigureAwait(false);
            clock.Answered(result.ServerTime, askedAt);
            lock (gate)
            {
                foreach (var feed in copies.Take(scope, result, listeners.OnEvent, listeners.OnReset))
                {
                    Miss(feed, Anything, TimeSpan.Zero);
                }
            }
        }
        finally
        {
            lock (gate)
            {
                isWatching = false;
                foreach (var late in waiting)
                {
                    Apply(late);
                }

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
            try
            {
                await Watch(scope, cancellation).ConfigureAwait(false);
            }
            catch (CoordinationFault refusal) when (refusal.Code is FaultCodes.Forbidden or FaultCodes.NotFound)
            {
                Log.ScopeRefused(logger, scope ?? "own posts", refusal.Sentence);
                lock (gate)
                {
                    copies.Drop(scope);
                }
            }
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

    public void Hear(FeedHeads heads)
    {
        clock.Pushed(heads.ServerTime);
        lock (gate)
        {
            foreach (var (feed, head) in heads.Heads)
            {
                Compare(feed, head, heads.Epochs?.GetValueOrDefault(feed));
            }
        }
    }

    public void Dispose() => oneWatch.Dispose();

    private void Apply(TicketEvent next)
    {
        var copy = copies.Find(next.Feed);
        switch (copy?.Apply(next))
        {
            case Step.Taken:
                listeners.OnEvent(next);
                break;
            case Step.Hole:
                Miss(next.Feed, copy.Cursor?.Epoch == next.Epoch ? next.Sequence : Anything, TimeSpan.Zero);
                break;
            default:
                break;
        }
    }

    private void Compare(string feed, long head, string? epoch)
    {
        if (copies.Find(feed) is not { } copy)
        {
            return;
        }

        var mine = copy.Cursor?.Sequence ?? 0;
        if (epoch is not null && copy.Cursor is { } cursor && cursor.Epoch != epoch)
        {
            Miss(feed, Anything, TimeSpan.Zero);
        }
        else if (copy.Cursor is null || mine < head)
        {
            Miss(feed, copy.Cursor is null ? Anything : head, Patience);
        }
        else if (mine > head && behindUs.GetValueOrDefault(feed, -1) == mine)
        {
            // Heads without epochs: twice behind us with nothing new in between is no overtaken message but another log.
            behindUs.Remove(feed);
            Miss(feed, Anything, TimeSpan.Zero);
        }
        else
        {
            behindUs[feed] = mine;
        }
    }

    private void Miss(string feed, long upTo, TimeSpan patience)
    {
        missing[feed] = Math.Max(upTo, missing.GetValueOrDefault(feed));
        if (!isMending)
        {
            isMending = true;
            _ = MendUntilWhole(patience);
        }
    }

    private async Task MendUntilWhole(TimeSpan patience)
    {
        await Task.Yield();
        await Task.Delay(patience, time, link.Stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        for (var attempt = 0; !link.Stopping.IsCancellationRequested; attempt++)
        {
            var asked = TakeMissing();
            if (asked.Count == 0)
            {
                return;
            }

            try
            {
                await link.WhenLive(link.Stopping).ConfigureAwait(false);
                await WatchAll(link.Stopping).ConfigureAwait(false);
                attempt = 0;
            }
            catch (Exception fault) when (fault is CoordinationFault or LinkLost or OperationCanceledException)
            {
                lock (gate)
                {
                    asked.ForEach(feed => missing[feed] = Anything);
                }

                var pause = FullJitter.Pause(attempt, longestPause);
                await Task.Delay(pause, time, link.Stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>What is still missing; whatever turns up missing from here on is asked for again.</summary>
    private List<string> TakeMissing()
    {
        lock (gate)
        {
            List<string> asked = [.. missing.Where(hole => copies.Find(hole.Key) is { } copy && !copy.HasRead(hole.Value)).Select(hole => hole.Key)];
            missing.Clear();
            isMending = asked.Count > 0;
            if (isMending)
            {
                Mends++;
                Log.HoleFound(logger, asked[0]);
            }

            return asked;
        }
    }
}
