using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Testing;

namespace RedProperty.Realtime.Server.Tests.Coordination;

public sealed class WatchTests(ServedHouse house) : IClassFixture<ServedHouse>
{
    [Fact]
    public async Task Without_cursors_a_watch_is_a_reset_with_the_open_tickets()
    {
        await using var worker = await house.Connect("worker-spring-1");
        var reported = await worker.Report();

        var watched = Assert.Single((await worker.Watch()).Feeds);

        Assert.Equal("grid/spring-1", watched.Feed);
        Assert.True(watched.Reset);
        Assert.Empty(watched.Events);
        Assert.Contains(watched.Tickets, ticket => ticket.Id == reported.TicketId);
        Assert.Equal(house.Store.EventsOf("grid/spring-1").Count, watched.Sequence);
    }

    [Fact]
    public async Task A_cursor_that_is_behind_gets_exactly_what_it_lacks()
    {
        await using var worker = await house.Connect("worker-spring-2");
        var before = Assert.Single((await worker.Watch()).Feeds);
        var reported = await worker.Report("spring-2-01");
        await worker.Do("Acknowledge", new AcknowledgeCommand("a1", reported.TicketId));

        var watched = Assert.Single((await worker.Watch(Cursor(before.Feed, before.Epoch, before.Sequence))).Feeds);

        Assert.False(watched.Reset);
        Assert.Empty(watched.Tickets);
        Assert.Equal(["reported", "acknowledged"], watched.Events.Select(it => it.Type));
        Assert.Equal([before.Sequence + 1, before.Sequence + 2], watched.Events.Select(it => it.Sequence));
        Assert.Equal(before.Sequence + 2, watched.Sequence);
    }

    [Fact]
    public async Task A_cursor_that_is_up_to_date_gets_nothing()
    {
        await using var steward = await house.Connect("steward-spring-1");
        await steward.Report();
        var now = Assert.Single((await steward.Watch()).Feeds);

        var watched = Assert.Single((await steward.Watch(Cursor(now.Feed, now.Epoch, now.Sequence))).Feeds);

        Assert.False(watched.Reset);
        Assert.Empty(watched.Events);
        Assert.Equal(now.Sequence, watched.Sequence);
    }

    [Theory]
    [InlineData("another-epoch", 0)]
    [InlineData(null, 100_000)]
    public async Task A_cursor_of_another_epoch_or_ahead_of_the_feed_is_told_to_reset(string? epoch, int ahead)
    {
        await using var steward = await house.Connect("steward-spring-1");
        await steward.Report();
        var now = Assert.Single((await steward.Watch()).Feeds);

        var watched = Assert.Single((await steward.Watch(Cursor(now.Feed, epoch ?? now.Epoch, now.Sequence + ahead))).Feeds);

        Assert.True(watched.Reset);
        Assert.Equal(now.Epoch, watched.Epoch);
        Assert.NotEmpty(watched.Tickets);
    }

    [Fact]
    public async Task A_cursor_whose_events_are_no_longer_kept_is_told_to_reset()
    {
        await using var lake = await house.Connect("secretary-lake");
        var start = Assert.Single((await lake.Watch()).Feeds);
        var reported = await lake.Report("lake-1-01");
        var comments = new HandleTicketCommand(house.Store, house.City, new RecordingAlarm(), house.Time);
        var secretary = house.City.Person("secretary-lake");
        for (var i = 0; i < WatchFeeds.MostEvents; i++)
        {
            await comments.Handle(secretary, $"c{i}", reported.TicketId, new CommentOnTicket("again"), TestContext.Current.CancellationToken);
        }

        var watched = Assert.Single((await lake.Watch(Cursor(start.Feed, start.Epoch, start.Sequence))).Feeds);

        Assert.True(watched.Reset);
        Assert.Empty(watched.Events);
        Assert.Contains(watched.Tickets, ticket => ticket.Id == reported.TicketId);
    }

    [Fact]
    public async Task A_secretary_watches_every_grid_of_her_community()
    {
        await using var secretary = await house.Connect("secretary-spring");

        Assert.Equal(["grid/spring-1", "grid/spring-2"], (await secretary.Watch()).Feeds.Select(feed => feed.Feed).Order());
    }

    [Fact]
    public async Task A_scope_narrows_the_watch()
    {
        await using var street = await house.Connect("street");

        Assert.Equal(["grid/lake-1"], (await street.Watch(new WatchRequest(Scope: "lake"))).Feeds.Select(feed => feed.Feed));
    }

    [Fact]
    public async Task A_worker_cannot_watch_another_community()
    {
        await using var lake = await house.Connect("worker-lake-1");

        Assert.StartsWith("forbidden: ", await lake.FaultOf("Watch", new WatchRequest(Scope: "spring")));
        Assert.StartsWith("forbidden: ", await lake.FaultOf("Watch", Cursor("grid/spring-1", "e", 1)));
        Assert.StartsWith("forbidden: ", await lake.FaultOf("Receipt", new FeedReceipt("grid/spring-1", 1)));
    }

    [Theory]
    [InlineData("""{"scope":"atlantis"}""", "notFound: scope: ")]
    [InlineData("""{"scope":5}""", "invalid: scope: ")]
    [InlineData("""{"cursors":[]}""", "invalid: cursors: ")]
    [InlineData("""{"cursors":{"grid/spring-1":{"epoch":"e","sequence":-1}}}""", "invalid: cursors['grid/spring-1']: ")]
    [InlineData("""{"cursors":{"grid/spring-1":{"sequence":1}}}""", "invalid: cursors['grid/spring-1']: ")]
    [InlineData("""{"cursors":{"nonsense":null}}""", "notFound: cursors: ")]
    [InlineData("""{"cursors":{"grid/spring-1":{"epoch":"e","sequence":"one"}}}""", "invalid: cursors['grid/spring-1'].sequence: ")]
    [InlineData("null", "invalid: command: ")]
    public async Task A_broken_watch_names_what_is_wrong(string request, string fault)
    {
        await using var worker = await house.Connect("worker-spring-1");

        Assert.StartsWith(fault, await worker.FaultOf("Watch", Json.Parse(request)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receipt_is_kept_with_the_person()
    {
        await using var worker = await house.Connect("worker-spring-1");
        await worker.Watch();

        await worker.Tell("Receipt", new FeedReceipt("grid/spring-1", 7));

        await house.Until(() => house.Deliveries.Receipts.Contains(("grid/spring-1", "worker-spring-1", 7L)));
        Assert.StartsWith("invalid: sequence: ", await worker.FaultOf("Receipt", new FeedReceipt("grid/spring-1", -1)));
        Assert.StartsWith("invalid: feed: ", await worker.FaultOf("Receipt", new { sequence = 1 }));
    }

    private static WatchRequest Cursor(string feed, string epoch, long sequence) =>
        new(new Dictionary<string, FeedCursor> { [feed] = new(epoch, sequence) });
}
