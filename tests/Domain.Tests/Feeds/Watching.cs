using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Tests.Feeds;

public sealed class Watching
{
    private static readonly Feed Spring1 = new("spring", "spring-1");

    private readonly AHouse house = new();

    [Fact]
    public void Without_a_wish_one_watches_the_grids_of_ones_posts()
    {
        Assert.Equal([Spring1], Chosen("worker-spring-1", [], null));
        Assert.Equal(["spring-1", "spring-2"], Chosen("secretary-spring", [], null).Select(feed => feed.GridId));
    }

    [Fact]
    public void A_scope_means_its_grids_and_cursors_mean_exactly_theirs()
    {
        Assert.Equal(["lake-1"], Chosen("street", [], "lake").Select(feed => feed.GridId));
        Assert.Equal([Spring1], Chosen("street", ["grid/spring-1"], null));
    }

    [Fact]
    public void Who_asks_for_the_posts_gets_those_of_today_whichever_the_cursors_name()
    {
        Assert.Equal(["spring-1", "spring-2"], Chosen("secretary-spring", ["grid/spring-1"], null, ownPosts: true).Select(feed => feed.GridId));
        Assert.Equal([Spring1], Chosen("worker-spring-1", ["grid/spring-1", "grid/lake-1"], null, ownPosts: true));
    }

    [Theory]
    [InlineData("lake", null, RefusalCode.Forbidden)]
    [InlineData("atlantis", null, RefusalCode.NotFound)]
    [InlineData(null, "grid/lake-1", RefusalCode.Forbidden)]
    [InlineData(null, "grid/atlantis", RefusalCode.NotFound)]
    [InlineData(null, "nonsense", RefusalCode.NotFound)]
    public void What_is_not_ones_own_is_refused(string? scope, string? cursor, RefusalCode code) =>
        Assert.Equal(code, house.Watching.Choose(house.City.Person("worker-spring-1"), cursor is null ? [] : [cursor], scope).Refusal?.Code);

    [Fact]
    public async Task Without_a_cursor_it_is_a_reset_with_the_open_tickets()
    {
        var open = await house.Reported();
        var done = await house.Reported();
        await house.Do("steward-spring-1", done, new ResolveTicket("好", []));

        var feed = await house.Watching.CatchUp(Spring1, null, AHouse.Token);

        Assert.True(feed.IsReset);
        Assert.Equal(open, Assert.Single(feed.Tickets).Id);
        Assert.Equal(3, feed.Position.Sequence);
    }

    [Fact]
    public async Task With_a_cursor_one_gets_exactly_what_one_lacks()
    {
        await house.Reported();
        var cursor = await house.Memory.Head(Spring1, AHouse.Token);
        var id = await house.Reported();
        await house.Do("steward-spring-1", id, new AcknowledgeTicket(null));

        var behind = await house.Watching.CatchUp(Spring1, cursor, AHouse.Token);
        Assert.Equal((false, 3L), (behind.IsReset, behind.Position.Sequence));
        Assert.Equal([2L, 3L], behind.Events.Select(e => e.Position.Sequence));

        var upToDate = await house.Watching.CatchUp(Spring1, behind.Position, AHouse.Token);
        Assert.False(upToDate.IsReset);
        Assert.Empty(upToDate.Events);
    }

    [Fact]
    public async Task A_cursor_that_cannot_be_continued_is_a_reset()
    {
        await house.Reported();
        var head = await house.Memory.Head(Spring1, AHouse.Token);

        Assert.True((await house.Watching.CatchUp(Spring1, head with { Epoch = "another" }, AHouse.Token)).IsReset);
        Assert.True((await house.Watching.CatchUp(Spring1, head with { Sequence = 99 }, AHouse.Token)).IsReset);
    }

    [Fact]
    public async Task Too_far_behind_is_a_reset()
    {
        var start = await house.Memory.Head(Spring1, AHouse.Token);
        for (var i = 0; i <= WatchFeeds.MostEvents; i++)
        {
            await house.Reported();
        }

        Assert.True((await house.Watching.CatchUp(Spring1, start, AHouse.Token)).IsReset);
        Assert.False((await house.Watching.CatchUp(Spring1, start with { Sequence = 1 }, AHouse.Token)).IsReset);
    }

    private IReadOnlyCollection<Feed> Chosen(string person, string[] cursors, string? scope, bool ownPosts = false) =>
        house.Watching.Choose(house.City.Person(person), cursors, scope, ownPosts).Value!;
}
