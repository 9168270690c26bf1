using System.Net.Http.Json;
using System.Text;
using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Domain.Deadlines;

namespace RedProperty.Realtime.Server.Tests.Organisation;

public sealed class PolicyDoorTests(ServedHouse house) : IClassFixture<ServedHouse>
{
    private const string Policy = """
        { "yellowShare": 0.5, "limits": {
          "ordinary": { "response": { "amount": 40, "unit": "minutes" }, "solution": { "amount": 2, "unit": "hours" } },
          "major": { "response": { "amount": 40, "unit": "minutes" }, "solution": { "amount": 2, "unit": "days" } } } }
        """;

    private const string Calendar = """
        { "utcOffset": "+08:00", "workingDays": ["monday"], "periods": [{ "from": "09:00", "to": "12:00" }] }
        """;

    [Theory]
    [InlineData("/api/policy", Policy)]
    [InlineData("/api/policy?mode=replace", Policy)]
    [InlineData("/api/calendar", Calendar)]
    [InlineData("/api/disclosure", """{ "duties": [], "offices": [], "required": [] }""")]
    public async Task An_administrator_replaces_it_and_fetches_what_is_in_force(string address, string text)
    {
        using var admin = await house.As("admin");

        using var put = await Put(admin, address, text);
        using var got = await admin.GetAsync(address, TestContext.Current.CancellationToken);

        Assert.True(put.IsSuccessStatusCode, await put.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.False(string.IsNullOrEmpty((await put.Body()).GetProperty("version").GetString()));
        Assert.Equal("application/json", got.Content.Headers.ContentType!.MediaType);
        Assert.Equal(text, await got.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_faulty_file_is_refused_with_every_fault_and_its_place_and_changes_nothing()
    {
        using var admin = await house.As("admin");
        var before = await admin.GetStringAsync(new Uri("/api/policy", UriKind.Relative), TestContext.Current.CancellationToken);

        var problem = await Expect.Problem(
            await Put(admin, "/api/policy", Policy.Replace("0.5", "5").Replace("\"limits\"", "\"extensionShare\": 99, \"limits\"")), 400, "invalid");

        Assert.Equal(
            ["$.yellowShare", "$.extensionShare"], problem.GetProperty("faults").EnumerateArray().Select(fault => fault.GetProperty("field").GetString()));
        Assert.StartsWith("The file has 2 faults and was not loaded; the first: policy.json, $.yellowShare", problem.GetProperty("detail").GetString());
        Assert.Equal(before, await admin.GetStringAsync(new Uri("/api/policy", UriKind.Relative), TestContext.Current.CancellationToken));
        await Expect.Problem(await Put(admin, "/api/calendar", Calendar.Replace("monday", "moonday")), 400, "invalid");
        await Expect.Problem(await Put(admin, "/api/disclosure", "{}"), 400, "invalid");
    }

    [Fact]
    public async Task It_is_replaced_as_a_whole_as_json_in_utf8()
    {
        using var admin = await house.As("admin");
        using var table = new StringContent(Policy, Encoding.UTF8, "text/csv");

        await Expect.Problem(await Put(admin, "/api/policy?mode=merge", Policy), 400, "invalid", "mode");
        await Expect.Problem(await admin.PutAsync("/api/policy", table, TestContext.Current.CancellationToken), 415, "invalid");
        using var latin = new ByteArrayContent([(byte)'{', 0xFF]);
        latin.Headers.ContentType = new("application/json");
        await Expect.Problem(await admin.PutAsync("/api/calendar", latin, TestContext.Current.CancellationToken), 400, "invalid", "body");
    }

    [Theory]
    [InlineData("/api/policy")]
    [InlineData("/api/calendar")]
    [InlineData("/api/vacancies")]
    public async Task Only_administrators_come_in(string address)
    {
        using var city = await house.As("city");

        await Expect.Problem(await city.GetAsync(address, TestContext.Current.CancellationToken), 403, "forbidden");
        await Expect.Problem(await house.Anybody.GetAsync(address, TestContext.Current.CancellationToken), 401, "unauthenticated");
        await Expect.Problem(
            await city.PostAsJsonAsync("/api/policy/apply", new { commandId = "x", reason = "y" }, TestContext.Current.CancellationToken), 403, "forbidden");
    }

    [Fact]
    public async Task Open_tickets_keep_their_limits_until_an_administrator_says_otherwise_with_a_reason()
    {
        house.City.WithPolicy(ResponsePolicy.Rule2341);
        using var admin = await house.As("admin");
        await using var worker = await house.Connect("worker-lake-1");
        var ticket = (await worker.Report("lake-1-01")).TicketId;
        using var put = await Put(admin, "/api/policy", Policy);
        Assert.Equal(20, await MinutesToAnswer(worker));

        var first = await Apply(admin, new { commandId = "one", reason = "新规", scope = "lake" });
        var replayed = await Apply(admin, new { commandId = "one", reason = "新规", scope = "lake" });
        var again = await Apply(admin, new { commandId = "two", reason = "新规", scope = "lake" });

        Assert.Equal([(1, 0), (1, 0), (0, 1)], [first, replayed, again]);
        Assert.Equal(40, await MinutesToAnswer(worker));
        Assert.Equal("limitsChanged", (await house.Store.History(ticket, TestContext.Current.CancellationToken))[^1].Happening.Fact.Type);
    }

    [Theory]
    [InlineData("{\"reason\":\"r\"}", 400, "commandId")]
    [InlineData("{\"commandId\":\"1234567890123456789012345678901234567\",\"reason\":\"r\"}", 400, "commandId")]
    [InlineData("{\"commandId\":\"c\"}", 400, "reason")]
    [InlineData("{\"commandId\":\"c\",\"reason\":\"r\",\"scope\":\"atlantis\"}", 404, "scope")]
    [InlineData("{\"commandId\":\"c\",\"reason\":\"r\",\"scope\":7}", 400, "scope")]
    public async Task What_is_wrong_with_the_wish_is_named(string body, int status, string field)
    {
        using var admin = await house.As("admin");
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        await Expect.Problem(
            await admin.PostAsync("/api/policy/apply", content, TestContext.Current.CancellationToken), status, status == 404 ? "notFound" : "invalid", field);
    }

    private static async Task<double> MinutesToAnswer(Tablet tablet)
    {
        var ticket = (await tablet.Watch()).Feeds.Single().Tickets.Single();
        return (ticket.Deadlines.Single(deadline => deadline.Obligation == "response").DueAt - ticket.ReportedAt).TotalMinutes;
    }

    private static async Task<(int Changed, int Unchanged)> Apply(HttpClient client, object body)
    {
        var answer = await (await client.PostAsJsonAsync("/api/policy/apply", body, TestContext.Current.CancellationToken)).Body();
        return (answer.GetProperty("changed").GetInt32(), answer.GetProperty("unchanged").GetInt32());
    }

    private static Task<HttpResponseMessage> Put(HttpClient client, string address, string text) =>
        client.PutAsync(address, new StringContent(text, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
}
