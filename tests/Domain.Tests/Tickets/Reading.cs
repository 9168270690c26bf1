using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Tests.Tickets;

public sealed class Reading
{
    private readonly AHouse house = new();

    [Fact]
    public async Task A_sheet_has_the_history_the_actions_and_for_the_holder_the_resident()
    {
        var id = await house.Reported(reporter: new Reporter("某", "13800000000", null));
        await house.Do("steward-spring-1", id, new AcknowledgeTicket(null));

        var holder = (await house.Reading.Sheet(house.City.Person("steward-spring-1"), id, AHouse.Token)).Value!;
        var neighbour = (await house.Reading.Sheet(house.City.Person("worker-spring-1"), id, AHouse.Token)).Value!;

        Assert.Equal([1L, 2L], holder.History.Select(entry => entry.Version));
        Assert.Equal("13800000000", holder.Resident?.Phone);
        Assert.Null(neighbour.Resident);
        Assert.Contains(TicketAction.Resolve, neighbour.Actions);
    }

    [Fact]
    public async Task What_is_out_of_reach_is_forbidden_and_what_does_not_exist_is_not_found()
    {
        var id = await house.Reported();

        Assert.Equal(RefusalCode.Forbidden, (await house.Reading.Sheet(house.City.Person("worker-lake-1"), id, AHouse.Token)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await house.Reading.Sheet(house.City.Person("city"), "spring.none", AHouse.Token)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await house.Reading.Sheet(house.City.Person("city"), "??", AHouse.Token)).Refusal?.Code);
    }

    [Fact]
    public async Task Mine_is_what_I_hold_soonest_deadline_first()
    {
        var major = await house.Reported(kind: "lift-stopped");
        await house.Do("steward-spring-1", major, new AcknowledgeTicket(null));
        var ordinary = await house.Reported();
        await house.Reported("spring-2-01");

        Assert.Equal([ordinary, major], (await house.Reading.Mine(house.City.Person("steward-spring-1"), 10, AHouse.Token)).Select(ticket => ticket.Id));
        Assert.Empty(await house.Reading.Mine(house.City.Person("worker-spring-1"), 10, AHouse.Token));
        Assert.Equal(2, (await house.Reading.Open(house.City.Person("worker-spring-1"), 10, AHouse.Token)).Count);
        Assert.Equal(3, (await house.Reading.Open(house.City.Person("street"), 10, AHouse.Token)).Count);
    }

    [Fact]
    public async Task A_list_is_paged_and_filtered_within_ones_posts()
    {
        var done = await house.Reported();
        await house.Do("steward-spring-1", done, new ResolveTicket("好", []));
        await house.Reported();
        await house.Reported("lake-1-01");

        async Task<TicketPage?> List(string person, string? scope, TicketStatus status) =>
            (await house.Reading.List(house.City.Person(person), scope, status, 1, 1, AHouse.Token)).Value;

        Assert.Equal((3, 1), ((await List("street", null, TicketStatus.All))!.Total, (await List("street", null, TicketStatus.All))!.Tickets.Count));
        Assert.Equal(1, (await List("street", "spring", TicketStatus.Open))!.Total);
        Assert.Equal(done, (await List("street", "spring", TicketStatus.Closed))!.Tickets.Single().Id);
        Assert.Equal(2, (await List("worker-spring-1", null, TicketStatus.All))!.Total);
    }

    [Theory]
    [InlineData("lake", 1, 10, RefusalCode.Forbidden)]
    [InlineData("atlantis", 1, 10, RefusalCode.NotFound)]
    [InlineData(null, 0, 10, RefusalCode.Invalid)]
    [InlineData(null, 1, 0, RefusalCode.Invalid)]
    [InlineData(null, 1, 201, RefusalCode.Invalid)]
    public async Task A_wrong_list_is_refused(string? scope, int page, int pageSize, RefusalCode code) =>
        Assert.Equal(code, (await house.Reading.List(house.City.Person("worker-spring-1"), scope, TicketStatus.All, page, pageSize, AHouse.Token)).Refusal?.Code);
}
