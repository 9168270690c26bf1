using System.Net.Http.Json;
using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Testing;

namespace RedProperty.Realtime.Server.Tests.Tickets;

public sealed class TicketDoorTests(ServedHouse house) : IClassFixture<ServedHouse>
{
    [Fact]
    public async Task A_holder_reads_ticket_timeline_and_resident()
    {
        var id = await Report("spring-1-01");
        using var steward = await house.As("steward-spring-1");

        var ticket = await steward.GetFromJsonAsync<TicketSnapshot>($"/api/tickets/{id}", TestContext.Current.CancellationToken);

        Assert.Equal(id, ticket!.Id);
        Assert.Equal("reported", Assert.Single(ticket.Timeline!).Type);
        Assert.Equal(new ResidentContact("Marked Name", "13900001111", "marked@example.org"), ticket.Resident);
    }

    [Fact]
    public async Task Who_does_not_hold_it_reads_no_resident()
    {
        var id = await Report("spring-1-01");
        foreach (var person in (string[])["worker-spring-1", "secretary-spring", "street", "city", "admin"])
        {
            using var client = await house.As(person);
            foreach (var address in (string[])[$"/api/tickets/{id}", "/api/tickets?pageSize=200", "/api/tickets?scope=spring-1&status=open"])
            {
                var text = await client.GetStringAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
                Assert.Contains(id, text, StringComparison.Ordinal);
                Assert.DoesNotContain("Marked", text, StringComparison.Ordinal);
                Assert.DoesNotContain("13900001111", text, StringComparison.Ordinal);
                Assert.DoesNotContain("marked@", text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task A_list_is_newest_first_and_in_pages()
    {
        var ids = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            house.Time.Advance(TimeSpan.FromSeconds(1));
            ids.Insert(0, await Report("spring-2-02"));
        }

        using var worker = await house.As("worker-spring-2");
        var first = await worker.GetFromJsonAsync<TicketList>("/api/tickets?page=1&pageSize=2", TestContext.Current.CancellationToken);
        var second = await worker.GetFromJsonAsync<TicketList>("/api/tickets?scope=&page=2&pageSize=2", TestContext.Current.CancellationToken);

        Assert.Equal(ids, [.. first!.Tickets.Select(ticket => ticket.Id), .. second!.Tickets.Select(ticket => ticket.Id)]);
        Assert.Equal((1, 2, 3L), (first.Page, first.PageSize, first.Total));
    }

    [Fact]
    public async Task Open_and_closed_are_told_apart()
    {
        var open = await Report("lake-1-01");
        var closed = await Report("lake-1-01");
        await new HandleTicketCommand(house.Store, house.City, new RecordingAlarm(), house.Time).Handle(
            house.City.Person("steward-lake-1"), "r", closed, new ResolveTicket("Done", []), TestContext.Current.CancellationToken);
        using var worker = await house.As("worker-lake-1");

        Assert.Equal([open], await Ids(worker, "open"));
        Assert.Equal([closed], await Ids(worker, "closed"));
        Assert.Equal(2, (await Ids(worker, "all")).Count);
        Assert.Equal(2, (await Ids(worker, string.Empty)).Count);
    }

    [Fact]
    public async Task A_search_finds_within_ones_posts_and_a_phone_only_for_who_holds_the_ticket()
    {
        var id = await Report("spring-1-02");
        var number = (await house.Store.Load(id, null, TestContext.Current.CancellationToken)).Ticket!.Number;
        using var steward = await house.As("steward-spring-1");
        using var neighbour = await house.As("worker-spring-1");
        using var lake = await house.As("worker-lake-1");

        Assert.Equal([id], await Found(steward, $"q={number}"));
        Assert.Equal([id], await Found(neighbour, $"q={number}&status=open&scope=spring-1"));
        Assert.Empty(await Found(neighbour, $"q={number}&status=closed"));
        Assert.DoesNotContain(id, await Found(lake, $"q={number}"));
        Assert.Contains(id, await Found(steward, "q=13900001111"));
        Assert.Empty(await Found(neighbour, "q=13900001111"));
        Assert.Single(await Found(steward, "q=lamp&pageSize=1"));
        await Expect.Problem(
            await lake.GetAsync("/api/tickets?q=lamp&page=0", TestContext.Current.CancellationToken), 400, "invalid", "page");
        await Expect.Problem(
            await lake.GetAsync($"/api/tickets?q={new string('a', 101)}", TestContext.Current.CancellationToken), 400, "invalid", "q");
        await Expect.Problem(await lake.GetAsync("/api/tickets?q=lamp&scope=spring", TestContext.Current.CancellationToken), 403, "forbidden");
    }

    [Theory]
    [InlineData("?scope=atlantis", 404, "notFound", "scope")]
    [InlineData("?scope=spring", 403, "forbidden", null)]
    [InlineData("?status=half", 400, "invalid", "status")]
    [InlineData("?page=0", 400, "invalid", "page")]
    [InlineData("?page=-1", 400, "invalid", "page")]
    [InlineData("?page=one", 400, "invalid", "page")]
    [InlineData("?page=99999999999", 400, "invalid", "page")]
    [InlineData("?pageSize=201", 400, "invalid", "pageSize")]
    [InlineData("?pageSize=NaN", 400, "invalid", "pageSize")]
    [InlineData("/lake.nothing", 404, "notFound", "ticketId")]
    [InlineData("/nonsense", 404, "notFound", "ticketId")]
    [InlineData("/%07", 404, "notFound", "ticketId")]
    public async Task A_broken_question_is_refused_by_field(string query, int status, string code, string? field)
    {
        using var worker = await house.As("worker-lake-1");

        await Expect.Problem(await worker.GetAsync($"/api/tickets{query}", TestContext.Current.CancellationToken), status, code, field);
    }

    [Fact]
    public async Task Another_community_and_strangers_read_nothing()
    {
        var id = await Report("spring-1-01");
        using var lake = await house.As("worker-lake-1");

        await Expect.Problem(await lake.GetAsync($"/api/tickets/{id}", TestContext.Current.CancellationToken), 403, "forbidden");
        await Expect.Problem(await house.Anybody.GetAsync($"/api/tickets/{id}", TestContext.Current.CancellationToken), 401, "unauthenticated");
        await Expect.Problem(await house.Anybody.GetAsync("/api/tickets", TestContext.Current.CancellationToken), 401, "unauthenticated");
    }

    [Fact]
    public async Task A_person_who_left_the_organisation_reads_nothing()
    {
        using var client = await house.As("department");
        var city = house.City.Current;
        house.City.Current = city with { Organisation = Domain.Organisation.OrganisationChart.Empty };
        try
        {
            await Expect.Problem(await client.GetAsync("/api/tickets", TestContext.Current.CancellationToken), 401, "unauthenticated");
        }
        finally
        {
            house.City.Current = city;
        }
    }

    private static async Task<List<string>> Found(HttpClient client, string query) =>
        [.. (await client.GetFromJsonAsync<TicketList>($"/api/tickets?{query}", TestContext.Current.CancellationToken))!.Tickets.Select(it => it.Id)];

    private static async Task<List<string>> Ids(HttpClient client, string status) =>
        [.. (await client.GetFromJsonAsync<TicketList>($"/api/tickets?status={status}", TestContext.Current.CancellationToken))!.Tickets.Select(it => it.Id)];

    private async Task<string> Report(string building)
    {
        var commands = new HandleTicketCommand(house.Store, house.City, new RecordingAlarm(), house.Time);
        var report = new ReportTicket(
            "lamp-out", building, null, "Lamp", "Dark", null, [], "open311", new Reporter("Marked Name", "13900001111", "marked@example.org"));
        var outcome = await commands.Report(Actor.Client("open311:hotline"), Guid.NewGuid().ToString(), report, TestContext.Current.CancellationToken);
        return outcome.Value!.Receipt.TicketId;
    }
}
