using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Domain.Feeds;

namespace RedProperty.Realtime.Server.Coordination;

/// <summary>
/// One connection and the feeds that it watches, each with where it stood when the watch began. What it does not take in waits here, up to a bound;
/// past that, events are left out until it has caught its breath, and heads then tell it where the feeds stand, so that it resumes by itself.
/// </summary>
internal sealed class Watcher(HubCallerContext context)
{
    /// <summary>Messages under way to one connection beyond what its transport's own buffer holds. A few hundred kilobytes.</summary>
    public const int MostWaiting = 128;

    private readonly HubConnectionContext line = Lines.Of(context);
    private int waiting;
    private int isBehind;

    public HubCallerContext Context { get; } = context;

    public ConcurrentDictionary<string, (Feed Feed, FeedPosition At)> Feeds { get; } = new(StringComparer.Ordinal);

    /// <summary>What it said it watches on; null when it did not say.</summary>
    public WatchingDevice? Device { get; set; }

    /// <summary>Ends when the connection does.</summary>
    public IDisposable? Online { get; set; }

    /// <summary>The last heads that were sent to it: still under way at the next beat means that it no longer takes anything in.</summary>
    public Task LastBeat { get; private set; } = Task.CompletedTask;

    /// <summary>Called when it has taken in all that waited, after events were left out.</summary>
    public Action<Watcher>? CaughtBreath { get; init; }

    /// <summary>Begins to send an event; never waits.</summary>
    /// <returns>Whether it was sent; false while the connection is too far behind.</returns>
    public bool Push(SerializedHubMessage message)
    {
        if (Volatile.Read(ref isBehind) == 1)
        {
            return false;
        }

        var sending = line.WriteAsync(message, line.ConnectionAborted);
        if (!sending.IsCompletedSuccessfully)
        {
            if (Interlocked.Increment(ref waiting) >= MostWaiting)
            {
                Volatile.Write(ref isBehind, 1);
            }

            _ = Follow(sending);
        }

        return true;
    }

    public void Beat(SerializedHubMessage heads) => LastBeat = Swallow(line.WriteAsync(heads, line.ConnectionAborted));

    private async Task Follow(ValueTask sending)
    {
        await Swallow(sending);
        if (Interlocked.Decrement(ref waiting) == 0 && Interlocked.Exchange(ref isBehind, 0) == 1)
        {
            CaughtBreath?.Invoke(this);
        }
    }

    /// <summary>A connection that ends takes its messages with it; SignalR has logged why.</summary>
    private static async Task Swallow(ValueTask sending)
    {
        try
        {
            await sending;
        }
        catch (Exception ended) when (ended is OperationCanceledException or IOException or InvalidOperationException)
        {
            // The next connection of the same device resumes from its cursors.
        }
    }
}
