using System.Diagnostics;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Redis.Tests.Running;

namespace RedProperty.Realtime.Redis.Tests.Deadlines;

public sealed class SigningTheWatch
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, BothStores]
    public async Task Whoever_looks_sees_within_seconds_that_the_watch_is_lost_and_that_it_is_back(StoreKind kind)
    {
        await using var store = await Stores.Own(kind);
        await using var worker = await (await Room.On(store.Configuration)).Listening();
        await using var wall = await (await Room.On(store.Configuration)).Listening();
        var last = worker.Time.GetUtcNow();
        await worker.WatchBook.Sign(new WatchBeat("machine:1:1", last, TimeSpan.FromMilliseconds(-12)), Token);

        await Until(() => !wall.Watch.IsWatched, TimeSpan.FromSeconds(15));
        Assert.InRange(wall.Time.GetUtcNow() - last, WatchState.UnwatchedAfter, TimeSpan.FromSeconds(15));
        Assert.Equal(last, wall.Watch.UnwatchedSince!.Value, TimeSpan.FromMilliseconds(1));
        Assert.Equal(TimeSpan.FromMilliseconds(-12), Assert.Single(wall.Watch.Beats).Skew);

        await worker.WatchBook.Sign(new WatchBeat("machine:2:2", worker.Time.GetUtcNow(), TimeSpan.Zero), Token);
        await Until(() => wall.Watch.IsWatched, TimeSpan.FromSeconds(5));
        Assert.Equal(["machine:2:2", "machine:1:1"], wall.Watch.Beats.Select(beat => beat.Process));
    }

    private static async Task Until(Func<bool> condition, TimeSpan within)
    {
        var started = Stopwatch.GetTimestamp();
        while (!condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < within, $"Not within {within}.");
            await Task.Delay(50, Token);
        }
    }
}
