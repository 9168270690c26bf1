using RedProperty.Realtime.Domain.Searches;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Testing;

namespace RedProperty.Realtime.Domain.Tests.Searches;

public sealed class Searching
{
    private readonly AHouse house = new();
    private readonly MemoryScan scan;

    public Searching() => scan = new MemoryScan(house.Memory, house.Memory, house.City);

    [Fact]
    public async Task A_whole_number_finds_its_ticket_even_when_it_is_done()
    {
        var id = await house.Reported();
        await house.Do("steward-spring-1", id, new ResolveTicket("好", []));
        await house.Reported();

        var answer = await Find("secretary-spring", (await house.Ticket(id)).Number);

        Assert.Equal((id, FoundBy.Number), (answer.Hits.Single().Ticket.Id, answer.Hits.Single().By));
        Assert.Equal(NumberStanding.Found, answer.Number);
    }

    [Fact]
    public async Task A_number_outside_ones_posts_is_told_to_be_outside_and_nothing_else()
    {
        var id = await house.Reported("lake-1-01");
        var number = (await house.Ticket(id)).Number;

        var neighbour = await Find("worker-spring-1", number);
        var nobody = await Find("worker-spring-1", "20261123-0099");

        Assert.Equal((NumberStanding.OutsidePosts, 0), (neighbour.Number, neighbour.Hits.Count));
        Assert.Equal((NumberStanding.Unknown, 0), (nobody.Number, nobody.Hits.Count));
    }

    [Fact]
    public async Task The_same_number_of_two_communities_is_two_hits_for_the_street_and_one_for_each_of_them()
    {
        var (spring, lake) = (await house.Reported(), await house.Reported("lake-1-01"));
        var number = (await house.Ticket(spring)).Number;

        Assert.Equal([lake, spring], (await Ids("street", number)).Order());
        Assert.Equal([spring], await Ids("secretary-spring", number));
        Assert.Equal([lake], await Ids("worker-lake-1", number));
    }

    [Fact]
    public async Task The_end_of_a_number_finds_what_is_open_first_and_then_what_is_done()
    {
        var done = await house.Reported();
        await house.Do("steward-spring-1", done, new ResolveTicket("好", []));
        house.Time.Advance(TimeSpan.FromDays(1));
        var today = await house.Reported();
        await house.Reported();

        Assert.Equal([today, done], await Ids("secretary-spring", "0001"));
        Assert.Equal([today, done], await Ids("secretary-spring", "００１"));

        house.Time.Advance(TimeSpan.FromDays(40));
        Assert.Equal([today], await Ids("secretary-spring", "0001"));
    }

    [Fact]
    public async Task A_phone_is_found_by_who_holds_the_ticket_and_by_nobody_else()
    {
        var id = await house.Reported(reporter: new Reporter("某", "138 0000-2341", null));

        var holder = await Find("steward-spring-1", "2341");
        Assert.Equal((id, FoundBy.Phone), (holder.Hits.Single().Ticket.Id, holder.Hits.Single().By));
        Assert.Equal([id], await Ids("steward-spring-1", "13800002341"));
        Assert.Empty(await Ids("steward-spring-1", "0000"));
        Assert.Empty(await Ids("steward-spring-1", "2341 灯"));
        foreach (var person in (string[])["worker-spring-1", "manager-spring", "secretary-spring", "street", "city", "worker-lake-1"])
        {
            Assert.Equal(
                await Find(person, "2342") with { Terms = holder.Terms },
                await Find(person, "2341") with { Terms = holder.Terms },
                (one, other) => (one!.Hits.Count, one.Looked, one.Open, one.IsCut, one.Number) == (other!.Hits.Count, other.Looked, other.Open, other.IsCut, other.Number));
        }
    }

    [Fact]
    public async Task Who_has_handed_a_ticket_on_no_longer_finds_its_phone()
    {
        var id = await house.Reported(reporter: new Reporter(null, "13800002341", null));
        await house.Do("steward-spring-1", id, new ReturnTicket("不属于物业"));

        Assert.Empty(await Ids("steward-spring-1", "2341"));
    }

    [Fact]
    public async Task A_building_shows_what_is_open_then_what_was_done_in_thirty_days()
    {
        var ancient = await Done("spring-1-01");
        house.Time.Advance(TimeSpan.FromDays(31));
        var done = await Done("spring-1-01");
        var open = await house.Reported("spring-1-01");
        await house.Reported("spring-1-02");

        foreach (var typed in (string[])["spring-1-01", "SPRING-1-01", "spring-1 01号"])
        {
            Assert.Equal([open, done], await Ids("secretary-spring", typed));
        }

        Assert.Equal(["spring-1-01"], (await Find("street", "spring-1-01")).Buildings.Select(building => building.Id));
        Assert.Empty((await Find("worker-lake-1", "spring-1-01")).Buildings);
        Assert.DoesNotContain(ancient, await Ids("city", "spring-1-01"));
    }

    [Fact]
    public async Task Words_are_looked_for_in_what_is_open_and_all_must_occur()
    {
        var lamp = await house.Reported();
        var lift = await house.Reported("spring-2-01", "lift-stopped");
        await Done("spring-1-02");

        Assert.Equal([lamp], await Ids("street", "路灯"));
        Assert.Equal([lift], await Ids("street", "ＬＩＦＴ stopped"));
        Assert.Empty(await Ids("street", "lift 路灯"));
        Assert.Empty(await Ids("worker-spring-1", "lift"));
        Assert.Equal(new HashSet<string> { lamp, lift }, [.. await Ids("street", "灯不亮")]);
    }

    [Fact]
    public async Task A_scope_narrows_it_and_must_be_ones_own()
    {
        var (spring, _) = (await house.Reported(), await house.Reported("lake-1-01"));
        var street = house.City.Person("street");

        Assert.Equal([spring], (await Searcher.Find(street, "灯", "spring", AHouse.Token)).Value!.Hits.Select(hit => hit.Ticket.Id));
        Assert.Equal(RefusalCode.Forbidden, (await Searcher.Find(house.City.Person("worker-lake-1"), "灯", "spring", AHouse.Token)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await Searcher.Find(street, "灯", "atlantis", AHouse.Token)).Refusal?.Code);
        Assert.Equal(RefusalCode.Invalid, (await Searcher.Find(street, new string('灯', 101), null, AHouse.Token)).Refusal?.Code);
    }

    [Fact]
    public async Task Nothing_typed_reads_nothing()
    {
        Assert.Same(SearchAnswer.Nothing, await Find("city", " 　"));
        Assert.Equal(0, scan.Reads);
    }

    [Fact]
    public async Task Reading_stops_when_more_was_found_than_anybody_leafs_through()
    {
        for (var i = 0; i < SearchTickets.MostHits + 1; i++)
        {
            await house.Reported();
        }

        var exactly = await Find("secretary-spring", "灯");

        Assert.Equal((SearchTickets.MostHits, true, false), (exactly.Hits.Count, exactly.IsMore, exactly.IsCut));
    }

    private SearchTickets Searcher => new(scan, house.City, house.Time);

    private async Task<SearchAnswer> Find(string person, string query) => (await Searcher.Find(house.City.Person(person), query, null, AHouse.Token)).Value!;

    private async Task<IEnumerable<string>> Ids(string person, string query) => (await Find(person, query)).Hits.Select(hit => hit.Ticket.Id);

    private async Task<string> Done(string building)
    {
        var id = await house.Reported(building);
        await house.Do("worker-spring-1", id, new ResolveTicket("好", []));
        return id;
    }
}
