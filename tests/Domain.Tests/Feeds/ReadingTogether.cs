using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Testing;

namespace RedProperty.Realtime.Domain.Tests.Feeds;

/// <summary>Many who come back together share readings, and each gets what he would have got alone.</summary>
public sealed class ReadingTogether
{
    private readonly AHouse house = new();

    [Fact]
    public async Task A_thousand_at_many_places_cost_a_few_readings_and_each_gets_exactly_what_he_lacks()
    {
        var id = await house.Reported();
        for (var i = 0; i < 20; i++)
        {
            await house.Do("steward-spring-1", id, new CommentOnTicket($"{i}"));
        }

        var feed = house.Memory.EventsOf("grid/spring-1")[0].Feed;
        var epoch = (await house.Memory.Head(feed, AHouse.Token)).Epoch;
        var store = new CountingFeeds(house.Memory);
        var watching = new WatchFeeds(store, house.Memory, house.City);
        FeedPosition?[] places = [new(epoch, 0), new(epoch, 7), new(epoch, 21), new(epoch, 22), new("another", 3), null];
        var asked = Enumerable.Range(0, 1000).Select(i => (Place: places[i % places.Length], Answer: watching.CatchUp(feed, places[i % places.Length], AHouse.Token))).ToList();
        store.Gate.SetResult();

        foreach (var (place, answer) in asked)
        {
            var got = await answer;
            Assert.Equal(21, got.Position.Sequence);
            Assert.Equal(place is null || place.Epoch != epoch || place.Sequence > 21, got.IsReset);
            Assert.Equal(got.IsReset ? [] : Enumerable.Range((int)place!.Sequence + 1, 21 - (int)place.Sequence).Select(it => (long)it), got.Events.Select(it => it.Position.Sequence));
            Assert.Equal(got.IsReset ? 1 : 0, got.Tickets.Count);
        }

        Assert.InRange(store.Readings, 1, 12);
    }

    [Fact]
    public async Task Who_asks_while_a_reading_is_under_way_gets_what_happened_since_it_began()
    {
        var id = await house.Reported();
        var feed = house.Memory.EventsOf("grid/spring-1")[0].Feed;
        var start = await house.Memory.Head(feed, AHouse.Token);
        var store = new CountingFeeds(house.Memory);
        var watching = new WatchFeeds(store, house.Memory, house.City);
        var early = watching.CatchUp(feed, start, AHouse.Token);
        await store.Begun.Task;
        await house.Do("steward-spring-1", id, new CommentOnTicket("meanwhile"));
        var late = watching.CatchUp(feed, start, AHouse.Token);
        store.Gate.SetResult();

        Assert.Empty((await early).Events);
        Assert.Single((await late).Events);
    }

    [Fact]
    public async Task A_store_that_is_away_is_told_to_all_and_the_next_reading_tries_again()
    {
        await house.Reported();
        var feed = house.Memory.EventsOf("grid/spring-1")[0].Feed;
        var store = new CountingFeeds(house.Memory) { Failures = 1 };
        store.Gate.SetResult();
        var watching = new WatchFeeds(store, house.Memory, house.City);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => watching.CatchUp(feed, null, AHouse.Token));
        Assert.True((await watching.CatchUp(feed, null, AHouse.Token)).IsReset);
    }

    /// <summary>Reads at once and answers when the gate is open.</summary>
    private sealed class CountingFeeds(MemoryHouse house) : IFeedStore
    {
        private int readings;

        public TaskCompletionSource Gate { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Failures { get; set; }

        public int Readings => readings;

        public async Task<FeedPosition> Head(Feed feed, CancellationToken cancellation)
        {
            Count();
            var head = await house.Head(feed, cancellation);
            await Gate.Task;
            return head;
        }

        public async Task<FeedSlice> ReadAfter(Feed feed, FeedPosition position, int most, CancellationToken cancellation)
        {
            Count();
            var slice = await house.ReadAfter(feed, position, most, cancellation);
            Begun.TrySetResult();
            await Gate.Task;
            return slice;
        }

        public Task Renew(Feed feed, string epoch, CancellationToken cancellation) => house.Renew(feed, epoch, cancellation);

        private void Count()
        {
            Interlocked.Increment(ref readings);
            if (Failures-- > 0)
            {
                throw new StoreUnavailableException();
            }
        }
    }
}
