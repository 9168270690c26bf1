using System.Globalization;
using System.Text.Json;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Testing;

namespace RedProperty.Realtime.Server.Tests.Open311;

public sealed class RequestTests(ServedHouse house) : IClassFixture<ServedHouse>
{
    private readonly Door door = new(house);

    [Fact]
    public async Task A_request_says_who_answers_by_when()
    {
        var reportedAt = house.Time.GetUtcNow();
        var id = await door.Report(("description", "Dark"));

        var request = Assert.Single((await door.Json($"/requests/{id}.json", "en")).EnumerateArray());

        Assert.Equal(
            [
                "service_request_id", "status", "status_notes", "service_name", "service_code", "description", "agency_responsible", "service_notice",
                "requested_datetime", "updated_datetime", "expected_datetime", "address", "address_id", "zipcode", "lat", "long", "media_url",
            ],
            request.EnumerateObject().Select(it => it.Name));
        Assert.Equal((id, "open", "Lamp out", "lamp-out", "Dark"), (
            Text(request, "service_request_id"), Text(request, "status"), Text(request, "service_name"), Text(request, "service_code"), Text(request, "description")));
        Assert.Equal("We promise an answer within 20 minutes, a solution within 30 minutes.", Text(request, "service_notice"));
        Assert.Equal(("spring-1 01号", "spring-1-01"), (Text(request, "address"), Text(request, "address_id")));
        Assert.Equal(36.65, request.GetProperty("lat").GetDouble());
        Assert.EndsWith("+08:00", Text(request, "requested_datetime"), StringComparison.Ordinal);
        Assert.True((Moment(request, "requested_datetime") - reportedAt).Duration() < TimeSpan.FromMilliseconds(1));
        Assert.Equal(TimeSpan.FromMinutes(20), Moment(request, "expected_datetime") - Moment(request, "requested_datetime"));
        Assert.Equal(JsonValueKind.Null, request.GetProperty("zipcode").ValueKind);
        Assert.Equal(JsonValueKind.Null, request.GetProperty("media_url").ValueKind);
    }

    [Fact]
    public async Task The_next_unmet_limit_is_expected_and_nothing_once_it_is_closed()
    {
        var id = await door.Report();
        await Do(id, new AcknowledgeTicket(null));
        var answered = (await door.Json($"/requests/{id}.json"))[0];
        Assert.Equal(TimeSpan.FromMinutes(30), Moment(answered, "expected_datetime") - Moment(answered, "requested_datetime"));
        Assert.Equal("已响应", Text(answered, "status_notes"));

        await Do(id, new ResolveTicket("Done", []));

        var closed = (await door.Json($"/requests/{id}.json"))[0];
        Assert.Equal("closed", Text(closed, "status"));
        Assert.Equal(JsonValueKind.Null, closed.GetProperty("expected_datetime").ValueKind);
    }

    [Fact]
    public async Task XML_says_the_same_as_JSON()
    {
        await door.Report(("description", "<b>Dark & cold</b> \"quoted\" 🏮"));
        await door.Report();

        var xml = await door.Xml("/requests.xml");

        Assert.Equal("service_requests", xml.Name.LocalName);
        SameContent.Assert(await door.Json("/requests.json"), xml, "request");
    }

    [Fact]
    public async Task Characters_that_XML_cannot_hold_do_not_break_it()
    {
        var id = await door.Report(("description", "a\uFFFEb\u0007c"));

        Assert.Equal("a\uFFFDb\uFFFDc", (await door.Xml($"/requests/{id}.xml")).Element("request")!.Element("description")!.Value);
    }

    [Fact]
    public async Task No_answer_knows_the_resident()
    {
        (string, string)[] who = [("first_name", "Marked"), ("last_name", "Resident"), ("phone", "13900001111"), ("email", "marked@example.org"), ("attribute[unit]", "9-909")];
        var id = await door.Report(who);
        foreach (var path in (string[])[$"/requests/{id}.json", $"/requests/{id}.xml", "/requests.json", "/requests.xml", $"/requests.json?service_request_id={id}", $"/tokens/{id}.json"])
        {
            using var answer = await door.Get(path);
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Contains(id, text, StringComparison.Ordinal);
            foreach (var mark in (string[])["Marked", "Resident", "13900001111", "marked@", "9-909"])
            {
                Assert.DoesNotContain(mark, text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Requests_are_chosen_by_id_status_kind_and_page()
    {
        using var answer = await door.Post([("api_key", ServedHouse.ClientKey), ("service_code", "corridor-clutter"), ("address_id", "spring-1-01")]);
        var clutter = await Door.IdIn(answer);
        house.Time.Advance(TimeSpan.FromSeconds(1));
        var done = await door.Report();
        await Do(done, new ResolveTicket("Done", []));

        Assert.Equal([clutter], await Ids("?service_code=corridor-clutter"));
        Assert.Equal([done, clutter], (await Ids($"?service_request_id={done},{clutter},spring.nothing&status=open")));
        Assert.Contains(done, await Ids("?status=closed"));
        Assert.DoesNotContain(done, await Ids("?status=open"));
        Assert.Contains(done, await Ids("?status=open,closed&service_code=&start_date="));
        Assert.Equal([done], await Ids("?page_size=1"));
        Assert.NotEqual([done], await Ids("?page_size=1&page=2"));
        Assert.Empty(await Ids("?page=999&page_size=1000000"));
        Assert.Empty(await Ids("?service_code=corridor-clutter&page=2&page_size=1"));
    }

    [Fact]
    public async Task Requests_are_chosen_by_time()
    {
        house.Time.Advance(TimeSpan.FromDays(3));
        var id = await door.Report();
        var now = house.Time.GetUtcNow();

        Assert.Equal([id], await Ids($"?start_date={Uri.EscapeDataString(Iso(now.AddHours(-1).ToOffset(TimeSpan.FromHours(8))))}"));
        Assert.Equal([id], await Ids($"?start_date={Iso(now.AddHours(-1).ToOffset(TimeSpan.FromHours(8)))}"));
        Assert.DoesNotContain(id, await Ids($"?end_date={now.AddHours(-1):yyyy-MM-ddTHH:mm:ssZ}"));
        Assert.Empty(await Ids("?start_date=2999-01-01T00:00:00Z"));
        Assert.Empty(await Ids("?start_date=2020-01-01T00:00:00Z&end_date=2020-03-01T00:00:00Z"));
    }

    [Theory]
    [InlineData("?status=half", "status")]
    [InlineData("?page=0", "page")]
    [InlineData("?page=one", "page")]
    [InlineData("?page=2147483647", "page")]
    [InlineData("?page_size=0", "page_size")]
    [InlineData("?page_size=-5", "page_size")]
    [InlineData("?start_date=yesterday", "start_date")]
    [InlineData("?end_date=2026-13-45", "end_date")]
    [InlineData("?start_date=2026-01-01T00:00:00Z&end_date=2026-11-01T00:00:00Z", "start_date")]
    [InlineData("?start_date=2026-11-02T00:00:00Z&end_date=2026-11-01T00:00:00Z", "start_date")]
    public async Task A_broken_question_is_refused_in_the_format_asked_for(string query, string named)
    {
        foreach (var format in (string[])["json", "xml"])
        {
            using var answer = await door.Get($"/requests.{format}{query}");
            Assert.Contains(named, await Door.Errors(answer, 400), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_tracking_code_leads_to_its_request()
    {
        var id = await door.Report();
        var code = (await house.Store.Load(id, null, TestContext.Current.CancellationToken)).Ticket!.TrackingCode!;

        var token = Assert.Single((await door.Json($"/tokens/{code}.json")).EnumerateArray());

        Assert.Equal((id, code), (Text(token, "service_request_id"), Text(token, "token")));
    }

    private static string Iso(DateTimeOffset moment) => moment.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    private static string? Text(JsonElement request, string field) => request.GetProperty(field).GetString();

    private static DateTimeOffset Moment(JsonElement request, string field) =>
        DateTimeOffset.Parse(Text(request, field)!, CultureInfo.InvariantCulture);

    private async Task<List<string?>> Ids(string query) =>
        [.. (await door.Json($"/requests.json{query}")).EnumerateArray().Select(request => Text(request, "service_request_id"))];

    private async Task Do(string id, TicketCommand command)
    {
        var commands = new HandleTicketCommand(house.Store, house.City, new RecordingAlarm(), house.Time);
        var outcome = await commands.Handle(house.City.Person("steward-spring-1"), Guid.NewGuid().ToString(), id, command, TestContext.Current.CancellationToken);
        Assert.False(outcome.IsRefused);
    }
}
