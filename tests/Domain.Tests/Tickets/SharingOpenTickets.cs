using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Tests.Tickets;

/// <summary>The living copies of a process: as right as the store, at one reading for all who look.</summary>
public sealed class SharingOpenTickets : IDisposable
{
    private readonly AHouse house = new();
    private readonly CountedQueries queries;
    private readonly DeafListener deaf = new();

    public SharingOpenTickets() => queries = new CountedQueries(house.Memory);

    public void Dispose() => deaf.Dispose();

    [Fact]
    public async Task Everybody_who_asks_gets_the_same_list_for_one_reading()
    {
        await house.Reported();
        using var open = Open(house.Memory);

        var lists = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => open.Of(["spring"], AHouse.Token)));
        house.Time.Advance(TimeSpan.FromMinutes(1));
        var later = await open.Of(["spring"], AHouse.Token);

        Assert.All(lists, list => Assert.Same(lists[0], list));
        Assert.Same(lists[0], later);
        Assert.Equal(1, queries.Readings);
    }

    [Fact]
    public async Task What_happens_is_there_without_asking_the_store_and_what_is_done_stays_away()
    {
        using var open = Open(house.Memory);
        Assert.Empty(await open.Of(["spring"], AHouse.Token));

        var id = await house.Reported();
        var other = await house.Reported();
        Assert.Equal([id, other], open.Known(["spring"])!.Select(ticket => ticket.Id));

        await house.Do("steward-spring-1", id, new ResolveTicket("好", []));
        Assert.Equal([other], open.Known(["spring"])!.Select(ticket => ticket.Id));
        Assert.Equal(1, queries.Readings);
    }

    [Fact]
    public async Task What_the_push_did_not_bring_is_fetched_by_whoever_asks_a_second_later()
    {
        using var open = Open(deaf);
        var done = await house.Reported();
        await open.Of(["spring"], AHouse.Token);
        var id = await house.Reported();
        await house.Do("steward-spring-1", done, new ResolveTicket("好", []));

        house.Time.Advance(OpenTickets.Fresh);

        Assert.Equal([id], (await open.Of(["spring"], AHouse.Token)).Select(ticket => ticket.Id));
        Assert.Equal(1, queries.Readings);
    }

    [Fact]
    public async Task A_push_that_comes_late_brings_nothing_back()
    {
        using var open = Open(deaf);
        await open.Of(["spring"], AHouse.Token);
        var id = await house.Reported();
        await house.Do("steward-spring-1", id, new ResolveTicket("好", []));
        house.Time.Advance(OpenTickets.Fresh);
        await open.Of(["spring"], AHouse.Token);

        foreach (var late in house.Memory.EventsOf("grid/spring-1"))
        {
            deaf.Hear(late);
        }

        Assert.Empty(open.Known(["spring"])!);
    }

    [Fact]
    public async Task What_comes_while_it_is_being_read_is_not_lost()
    {
        using var open = Open(house.Memory);
        queries.BeforeAnswer = async () => await house.Reported();

        Assert.Single(await open.Of(["spring"], AHouse.Token));
    }

    [Fact]
    public async Task A_replaced_log_is_read_anew()
    {
        using var open = Open(deaf);
        await house.Reported();
        await open.Of(["spring"], AHouse.Token);
        var feed = new Feed("spring", "spring-1");
        var old = await house.Memory.Head(feed, AHouse.Token);
        await house.Memory.Renew(feed, old.Epoch, AHouse.Token);

        deaf.Reset(new FeedReset(feed, await house.Memory.Head(feed, AHouse.Token)));
        Assert.Null(open.Known(["spring"]));

        Assert.Single(await open.Of(["spring"], AHouse.Token));
        Assert.Equal(2, queries.Readings);
    }

    [Fact]
    public async Task A_copy_that_nobody_looks_at_is_let_go()
    {
        using var open = Open(house.Memory);
        await open.Of(["spring"], AHouse.Token);

        house.Time.Advance(OpenTickets.Kept + TimeSpan.FromSeconds(1));
        await open.Of(["lake"], AHouse.Token);

        Assert.Null(open.Known(["spring"]));
        Assert.NotNull(open.Known(["lake"]));
    }

    [Fact]
    public async Task A_store_that_is_away_is_told_to_all_who_wait_and_read_again_by_the_next()
    {
        using var open = Open(house.Memory);
        queries.BeforeAnswer = () => throw new StoreUnavailableException();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => open.Of(["spring"], AHouse.Token));

        Assert.Empty(await open.Of(["spring"], AHouse.Token));
    }

    [Fact]
    public async Task Several_communities_stand_in_one_order()
    {
        using var open = Open(house.Memory);
        var major = await house.Reported(kind: "lift-stopped");
        house.Time.Advance(TimeSpan.FromMinutes(2));
        var later = await house.Reported("lake-1-01");

        Assert.Equal([major, later], (await open.Of(["lake", "spring"], AHouse.Token)).Select(ticket => ticket.Id));
    }

    [Fact]
    public async Task One_finds_ones_own_in_it_and_a_grids_in_the_same_order()
    {
        using var open = Open(house.Memory);
        var first = await house.Reported();
        house.Time.Advance(TimeSpan.FromMinutes(1));
        var other = await house.Reported("spring-2-01");
        var second = await house.Reported();
        var list = await open.Of(["spring"], AHouse.Token);

        Assert.Equal([first, second], list.HeldBy("steward-spring-1").Select(ticket => ticket.Id));
        Assert.Equal([first, second], list.In(new HashSet<string> { "spring-1" }).Select(ticket => ticket.Id));
        Assert.Equal([first, other, second], list.In(new HashSet<string> { "spring-1", "spring-2" }).Select(ticket => ticket.Id));
        Assert.Empty(list.HeldBy("steward-lake-1"));
        Assert.Empty(list.In(new HashSet<string> { "lake-1" }));
        Assert.Empty(list.Extended);
    }

    private OpenTickets Open(IFeedListener listener) => new(queries, house.Memory, listener, house.City, house.Time);

    private sealed class CountedQueries(ITicketQueries inner) : ITicketQueries
    {
        public int Readings { get; private set; }

        /// <summary>Runs once, when the store has read and not yet answered.</summary>
        public Func<Task>? BeforeAnswer { get; set; }

        public async Task<IReadOnlyList<Ticket>> OpenIn(IReadOnlyCollection<Feed> feeds, int most, CancellationToken cancellation)
        {
            Readings++;
            var answer = await inner.OpenIn(feeds, most, cancellation);
            var before = BeforeAnswer;
            BeforeAnswer = null;
            await (before?.Invoke() ?? Task.CompletedTask);
            return answer;
        }

        public Task<IReadOnlyList<Ticket>> HeldBy(string userId, IReadOnlyCollection<string> communityIds, int most, CancellationToken cancellation) =>
            inner.HeldBy(userId, communityIds, most, cancellation);

        public Task<TicketPage> ReportedIn(
            IReadOnlyCollection<Feed> feeds, TicketStatus status, DateTimeOffset from, DateTimeOffset to, int page, int pageSize, CancellationToken cancellation) =>
            inner.ReportedIn(feeds, status, from, to, page, pageSize, cancellation);

        public Task<long> CountOpen(IReadOnlyCollection<string> communityIds, CancellationToken cancellation) => inner.CountOpen(communityIds, cancellation);
    }

    /// <summary>Brings only what it is told to bring.</summary>
    private sealed class DeafListener : IFeedListener, IDisposable
    {
        private Action<TicketEvent>? onEvent;
        private Action<FeedReset>? onReset;

        public void Hear(TicketEvent ticketEvent) => onEvent?.Invoke(ticketEvent);

        public void Reset(FeedReset reset) => onReset?.Invoke(reset);

        public IDisposable Subscribe(Action<TicketEvent> onEvent, Action<FeedReset>? onReset = null, Func<Feed, bool>? wants = null)
        {
            (this.onEvent, this.onReset) = (onEvent, onReset);
            return this;
        }

        public FeedPosition? Heard(Feed feed) => null;

        public void Dispose() => onEvent = null;
    }
}
