using RedProperty.Realtime.Client.Connection;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client.Feeds;

/// <content>Finds by the heads what nothing followed, and asks for what is missing until the copies are whole.</content>
internal sealed partial class FeedWatch
{
    /// <summary>Heads may overtake the event they speak of; a hole that closes by itself within this time needs no question.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private bool isMending;

    /// <summary>How often the copies had to ask for what they lacked while connected.</summary>
    public long Mends { get; private set; }

    public void Hear(FeedHeads heads)
    {
        clock.Pushed(heads.ServerTime);
        lock (gate)
        {
            foreach (var (feed, head) in heads.Heads)
            {
                var gap = copies.Find(feed) is { } copy ? holes.Compare(copy, head, heads.Epochs?.GetValueOrDefault(feed)) : Gap.None;
                if (gap != Gap.None)
                {
                    Mend(gap == Gap.Certain ? TimeSpan.Zero : Patience);
                }
                else
                {
                    copies.Find(feed)?.IsTrueAt(heads.ServerTime);
                }
            }

            if (UnwatchedSince != heads.UnwatchedSince)
            {
                UnwatchedSince = heads.UnwatchedSince;
                listeners.OnUnwatched(UnwatchedSince);
            }
        }
    }

    private void Mend(TimeSpan patience)
    {
        if (!isMending)
        {
            isMending = true;
            _ = MendUntilWhole(patience);
        }
    }

    private async Task MendUntilWhole(TimeSpan patience)
    {
        await Task.Yield();
        await Task.Delay(patience, options.Time, link.Stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        for (var attempt = 0; !link.Stopping.IsCancellationRequested; attempt++)
        {
            var asked = TakeHoles();
            if (asked.Count == 0)
            {
                return;
            }

            try
            {
                await link.WhenLive(link.Stopping).ConfigureAwait(false);
                foreach (var scope in Read(all => all.ScopesOf(asked)))
                {
                    await WatchPatiently(scope, link.Stopping).ConfigureAwait(false);
                }

                attempt = 0;
            }
            catch (Exception fault) when (fault is CoordinationFault or LinkLost or OperationCanceledException)
            {
                lock (gate)
                {
                    asked.ForEach(holes.Distrust);
                }

                var pause = FullJitter.Pause(attempt, options.LongestPause, fault);
                await Task.Delay(pause, options.Time, link.Stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private List<string> TakeHoles()
    {
        lock (gate)
        {
            var asked = holes.Take();
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
