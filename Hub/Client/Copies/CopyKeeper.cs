using Microsoft.Extensions.Logging;
using RedProperty.Realtime.Client.Connection;
using RedProperty.Realtime.Client.Feeds;

namespace RedProperty.Realtime.Client.Copies;

/// <summary>
/// Brings the store up to the copies, behind the events and never in their way: one batch at a time, at once after a rest, and not more often than agreed.
/// </summary>
internal sealed class CopyKeeper : IAsyncDisposable
{
    /// <summary>With nothing else to save, the time at which the copy was true is saved this often.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    /// <summary>A store that does not answer must not keep the program from ending.</summary>
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(5);

    private readonly ICopyStore store;
    private readonly FeedWatch watch;
    private readonly ServerClock clock;
    private readonly CoordinationClientOptions options;
    private readonly ILogger logger;
    private readonly Pausing resting;
    private readonly CancellationTokenSource leaving = new();
    private Task run = Task.CompletedTask;
    private bool isAnew;
    private DateTimeOffset? savedTrueAt;

    public CopyKeeper(ICopyStore store, FeedWatch watch, ServerClock clock, CoordinationClientOptions options, ILogger logger)
    {
        (this.store, this.watch, this.clock, this.options, this.logger) = (store, watch, clock, options, logger);
        resting = new Pausing(options.Time);
    }

    /// <summary>The store has more than before.</summary>
    public Action Saved { get; set; } = () => { };

    /// <summary>Why the last batch was not saved; null when it was.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>Takes up what was kept, and keeps from now on.</summary>
    public async Task Start(CancellationToken cancellation)
    {
        var kept = await Load(cancellation).ConfigureAwait(false);
        savedTrueAt = kept.TrueAt;
        watch.Restore(kept);
        run = Run(leaving.Token);
    }

    public void Wake() => resting.End();

    /// <summary>Saves what is left.</summary>
    public async ValueTask DisposeAsync()
    {
        var wasStarted = !run.IsCompleted;
        using var limit = new CancellationTokenSource(LongestFarewell, options.Time);
        await leaving.CancelAsync().ConfigureAwait(false);
        await run.WaitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (wasStarted && run.IsCompleted)
        {
            Task farewell = Save(isLast: true, limit.Token);
            await farewell.WaitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        leaving.Dispose();
    }

    private async Task<KeptCopies> Load(CancellationToken cancellation)
    {
        try
        {
            var kept = await store.Load(cancellation).ConfigureAwait(false);
            if (kept.Feeds.Count == 0 || kept.Shape == CopyShape.Now)
            {
                return kept;
            }

            Log.CopyOutgrown(logger);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            // Of whatever kind: each store fails in its own words, and the hub has it all.
            Log.CopyUnreadable(logger, fault);
        }

        isAnew = true;
        return KeptCopies.None;
    }

    private async Task Run(CancellationToken cancellation)
    {
        for (var failures = 0; ;)
        {
            await resting.Wait(Rest, cancellation).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();

            // Not to be cancelled: what is under way is finished before the farewell, so that the store has one caller at a time.
            failures = await Save(isLast: false, CancellationToken.None).ConfigureAwait(false) ? 0 : failures + 1;
            if (failures > 0)
            {
                Wake();
            }

            var pause = failures > 0 ? FullJitter.Pause(failures, options.LongestPause) : options.CopyPause;
            await Task.Delay(pause, options.Time, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<bool> Save(bool isLast, CancellationToken cancellation)
    {
        if (watch.TakeUnsaved(isAnew, clock.Now - options.KeepsClosedFor, trueAt => IsWorthSaving(trueAt, isLast)) is not { } changes)
        {
            return true;
        }

        try
        {
            await store.Save(changes, cancellation).ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            // Of whatever kind: each store fails in its own words, and the next attempt may succeed.
            watch.PutBack(changes);
            Fault = fault;
            Log.CopyNotSaved(logger, fault);
            return false;
        }

        (isAnew, savedTrueAt, Fault) = (false, changes.TrueAt, null);
        watch.Keep(changes);
        Saved();
        return true;
    }

    private bool IsWorthSaving(DateTimeOffset? trueAt, bool isLast) =>
        trueAt is { } moment && (savedTrueAt is not { } saved || moment - saved >= (isLast ? TimeSpan.FromSeconds(1) : Rest));
}
