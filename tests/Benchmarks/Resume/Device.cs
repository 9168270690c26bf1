using System.Diagnostics;
using System.Text;
using RedProperty.Realtime.Benchmarks.Crowd;

namespace RedProperty.Realtime.Benchmarks.Resume;

/// <summary>
/// A client that keeps a copy of one feed and comes back for ever, as <c>Hub/Client</c> does, over a lean line: gap check on every event and on heads,
/// full jitter from 250 ms doubling to 10 s. At the bare hub it only joins its group again.
/// </summary>
internal sealed class Device(string feed)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly byte[] quotedFeed = Encoding.ASCII.GetBytes($"\"{feed}\"");
    private HubDoor door = null!;
    private volatile RawLine? line;
    private TaskCompletionSource back = New();
    private Task living = Task.CompletedTask;

    public string Feed => feed;

    public Copy Copy { get; } = new();

    /// <summary>Null while it is away.</summary>
    public RawLine? Line => line;

    /// <summary>When it was last up to date after a connect; of <see cref="Stopwatch"/>.</summary>
    public long BackAt { get; private set; }

    /// <summary>Attempts that failed.</summary>
    public int Failures { get; private set; }

    public string? LastFailure { get; private set; }

    /// <summary>Completes when it is connected and up to date; renewed by <see cref="Cut"/>.</summary>
    public Task Back => back.Task;

    /// <summary>Begins to live; it comes back by itself until it is cancelled.</summary>
    public void Begin(HubDoor hub, CancellationToken cancellation)
    {
        door = hub;
        living = Live(cancellation);
    }

    /// <summary>From now on it is to come back, to this door.</summary>
    public void Expect(HubDoor hub)
    {
        door = hub;
        back = New();
    }

    public void Cut() => line?.Cut();

    public Task End()
    {
        Cut();
        return living;
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task Live(CancellationToken cancellation)
    {
        for (var attempt = 0; !cancellation.IsCancellationRequested; attempt++)
        {
            try
            {
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
                limit.CancelAfter(Patience);
                var opened = await RawLine.Open(door, Hear, limit.Token);
                line = opened;
                await Watch(opened);
                attempt = 0;
                BackAt = Stopwatch.GetTimestamp();
                back.TrySetResult();
                await opened.Listening;
            }
            catch (Exception away) when (away is IOException or OperationCanceledException)
            {
                Failures++;
                LastFailure = away.Message;
            }

            line?.Cut();
            line = null;
            Copy.Forget();
            var bound = FirstPause * Math.Pow(2, Math.Min(attempt, 16));
            await Task.Delay((bound < LongestPause ? bound : LongestPause) * Random.Shared.NextDouble(), cancellation)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Watch(RawLine on)
    {
        do
        {
            Copy.IsWatching = true;
            var answer = await on.Ask(door.WatchWords(feed, Copy.Cursor));
            if (HubWords.IsFault(answer))
            {
                throw new IOException(on.LastFault);
            }

            if (door.Token is null)
            {
                Copy.Forget();
                return;
            }

            if (Copy.TakeWatched(answer))
            {
                return;
            }
        }
        while (true);
    }

    private void Hear(ReadOnlySpan<byte> push)
    {
        var isWhole = push.StartsWith(HubWords.TicketChanged) ? Copy.Take(push)
            : !push.StartsWith(HubWords.Heads) || Copy.Reaches(push, quotedFeed);
        if (!isWhole && line is { } on)
        {
            _ = Mend(on);
        }
    }

    private async Task Mend(RawLine on)
    {
        try
        {
            await Watch(on);
        }
        catch (IOException)
        {
            // Comes back and asks again.
            on.Cut();
        }
    }
}
