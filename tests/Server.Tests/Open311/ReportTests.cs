using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Testing;

namespace RedProperty.Realtime.Server.Tests.Open311;

public sealed class ReportTests(ServedHouse house) : IClassFixture<ServedHouse>
{
    private readonly Door door = new(house);

    [Fact]
    public async Task A_report_becomes_a_ticket_of_the_right_grid_with_its_resident()
    {
        var id = await door.Report(
            ("description", "黑了三天"), ("attribute[unit]", "2-301"), ("first_name", "三"), ("last_name", "张"), ("phone", "13900001111"), ("email", "z@example.org"));

        var ticket = await Ticket(id);
        Assert.Equal(("spring", "spring-1", "spring-1-01", "2-301"), (ticket.Place.Community, ticket.Place.Grid, ticket.Place.Building, ticket.Place.Unit));
        Assert.Equal(("路灯不亮 · 01号楼", "黑了三天", "open311"), (ticket.Title, ticket.Description, ticket.Channel));
        Assert.Equal(new Reporter("张三", "13900001111", "z@example.org"), ticket.Reporter);
        Assert.Equal("open311:hotline", house.Store.EventsOf("grid/spring-1")[^1].Happening.By);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("xml")]
    public async Task The_answer_is_one_request_with_the_promise(string format)
    {
        using var answer = await door.Post(
            [("api_key", ServedHouse.ClientKey), ("service_code", "lift-stopped"), ("address_id", "spring-1-01"), ("account_id", "a7"), ("email", "")], format);

        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        const string Promise = "我们承诺：20 分钟内响应，4 小时内书面回复，1 天内提出解决方案。";
        if (format == "json")
        {
            var request = Assert.Single(Json.Parse(text).EnumerateArray());
            Assert.Equal(["service_request_id", "service_notice", "account_id"], request.EnumerateObject().Select(it => it.Name));
            Assert.Equal((Promise, "a7"), (request.GetProperty("service_notice").GetString(), request.GetProperty("account_id").GetString()));
        }
        else
        {
            var root = XElement.Parse(text);
            Assert.Equal("service_requests", root.Name.LocalName);
            var request = Assert.Single(root.Elements("request"));
            Assert.Equal((Promise, "a7"), (request.Element("service_notice")!.Value, request.Element("account_id")!.Value));
            Assert.StartsWith("spring.", request.Element("service_request_id")!.Value);
        }
    }

    [Theory]
    [InlineData("address_string", "spring-2 02号", "spring-2-02")]
    [InlineData("address_string", "  SPRING-2 02号 ", "spring-2-02")]
    [InlineData("address_id", "lake-1-02", "lake-1-02")]
    public async Task A_place_is_found_by_code_or_address(string field, string value, string building)
    {
        using var answer = await door.Post([("api_key", ServedHouse.ClientKey), ("service_code", "lamp-out"), (field, value)]);

        Assert.Equal(building, (await Ticket(await Door.IdIn(answer))).Place.Building);
    }

    [Fact]
    public async Task A_place_is_found_by_coordinates_within_reach()
    {
        var building = house.City.Chart.FindPlace("lake-1-01")!;
        using var near = await door.Post(Where(building.Latitude + 0.002, building.Longitude));
        using var far = await door.Post(Where(building.Latitude + 0.01, building.Longitude));

        Assert.Equal("lake-1-01", (await Ticket(await Door.IdIn(near))).Place.Building);
        Assert.Contains("300", await Door.Errors(far, 400), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Coordinates_help_where_an_address_is_not_known_exactly()
    {
        var building = house.City.Chart.FindPlace("lake-1-01")!;
        using var answer = await door.Post([.. Where(building.Latitude, building.Longitude), ("address_string", "somewhere by the lake")]);

        Assert.Equal("lake-1-01", (await Ticket(await Door.IdIn(answer))).Place.Building);
    }

    public static TheoryData<int, string, string> Broken { get; } = new()
    {
        { 400, "service_code=", "service_code" },
        { 404, "service_code=unicorn", "service_code" },
        { 400, "address_id=", "address_id" },
        { 400, "address_id=spring-9-99", "address_id" },
        { 400, "address_id=spring-1", "address_id" },
        { 400, "address_id=&address_string=nowhere", "address_string" },
        { 400, "address_id=&lat=36.65", "long" },
        { 400, "address_id=&long=117.1", "lat" },
        { 400, "address_id=&lat=NaN&long=117.1", "lat" },
        { 400, "address_id=&lat=36.65&long=Infinity", "long" },
        { 400, "address_id=&lat=200&long=117.1", "lat" },
        { 400, "address_id=&lat=36.65&long=200", "long" },
        { 400, "address_id=&lat=north&long=east", "lat" },
        { 400, $"description={new string('x', 5000)}", "description" },
        { 400, $"attribute[unit]={new string('u', 51)}", "attribute[unit]" },
        { 400, $"first_name={new string('n', 101)}", "first_name" },
        { 403, "api_key=", "api_key" },
        { 403, "api_key=wrong", "api_key" },
        { 404, "jurisdiction_id=atlantis.gov", "jurisdiction_id" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_broken_report_is_refused_in_the_format_asked_for(int status, string fields, string named)
    {
        var form = new Dictionary<string, string>
        {
            ["api_key"] = ServedHouse.ClientKey,
            ["service_code"] = "lamp-out",
            ["address_id"] = "spring-2-01",
            ["description"] = "Dark",
        };
        foreach (var field in fields.Split('&'))
        {
            form[field.Split('=')[0]] = field.Split('=')[1];
        }

        foreach (var format in (string[])["json", "xml"])
        {
            using var answer = await door.Post(form.Select(pair => (pair.Key, pair.Value)), format);
            Assert.Contains(named, await Door.Errors(answer, status), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(house.Store.EventsOf("grid/spring-2"), it => it.Ticket.Place.Building == "spring-2-01");
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_named_at_once()
    {
        using var answer = await door.Post([("api_key", ServedHouse.ClientKey), ("description", new string('x', 5000))]);

        var errors = await Door.Errors(answer, 400);
        Assert.Equal(3, errors.Split('\n').Length);
    }

    [Theory]
    [InlineData("application/json", """{"service_code":"lamp-out"}""")]
    [InlineData("application/xml", "<request><service_code>lamp-out</request>")]
    [InlineData("text/plain", "service_code=lamp-out")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nbroken")]
    [InlineData("multipart/form-data", "no boundary")]
    [InlineData("", "")]
    public async Task A_body_that_is_no_form_is_refused(string contentType, string body)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        if (contentType.Length > 0)
        {
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        }

        using var answer = await door.Send(content, "xml");

        await Door.Errors(answer, 400);
    }

    [Fact]
    public async Task A_huge_body_and_too_many_fields_are_refused()
    {
        using var huge = new ByteArrayContent(new byte[92 * 1024 * 1024]);
        huge.Headers.ContentType = MediaTypeHeaderValue.Parse("application/x-www-form-urlencoded");
        using var tooMuch = await door.Send(huge);
        await Door.Errors(tooMuch, 400);

        using var many = await door.Post(Enumerable.Range(0, 3000).Select(i => ($"f{i}", "x")));
        await Door.Errors(many, 400);
    }

    [Fact]
    public async Task Photos_hang_on_the_ticket_and_are_named_once_it_is_public()
    {
        using var answer = await door.Send(Photos("front", "back"));
        var id = await Door.IdIn(answer);

        Assert.Equal(2, (await Ticket(id)).PhotoIds.Count);
        Assert.Equal(JsonValueKind.Null, (await door.Json($"/requests/{id}.json"))[0].GetProperty("media_url").ValueKind);
        var commands = new HandleTicketCommand(house.Store, house.City, new RecordingAlarm(), house.Time);
        Assert.Null((await commands.Handle(house.City.Person("secretary-spring"), "public", id, new PublishTicket(null), TestContext.Current.CancellationToken)).Refusal);
        var url = (await door.Json($"/requests/{id}.json"))[0].GetProperty("media_url").GetString()!;
        Assert.Equal($"{house.Anybody.BaseAddress}photos/{(await Ticket(id)).PhotoIds[0]}", url);
        Assert.Equal(url, (await door.Xml($"/requests/{id}.xml")).Element("request")!.Element("media_url")!.Value);
    }

    [Fact]
    public async Task More_photos_than_a_report_may_have_are_refused_and_a_link_is_not_fetched()
    {
        using var many = await door.Send(Photos([.. Enumerable.Range(0, 10).Select(i => $"{i}")]), "xml");
        Assert.StartsWith("media", await Door.Errors(many, 400), StringComparison.Ordinal);

        using var link = await door.Post([("api_key", ServedHouse.ClientKey), ("service_code", "lamp-out"), ("address_id", "spring-1-01"), ("media_url", "http://127.0.0.1/x.jpg")]);
        Assert.Contains("media_url", (await link.Body())[0].GetProperty("service_notice").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_idempotency_key_returns_the_first_answer()
    {
        (string, string)[] fields = [("api_key", ServedHouse.ClientKey), ("service_code", "lamp-out"), ("address_id", "spring-1-02")];
        var key = new string('k', 200);
        using var first = await door.Post(fields, idempotencyKey: key);
        using var second = await door.Post(fields, idempotencyKey: key);
        using var third = await door.Post(fields, idempotencyKey: "another");
        fields[0] = ("api_key", ServedHouse.OtherClientKey);
        using var foreign = await door.Post(fields, idempotencyKey: key);
        using var endless = await door.Post(fields, idempotencyKey: new string('k', 300));

        var id = await Door.IdIn(first);
        Assert.Equal(id, await Door.IdIn(second));
        Assert.NotEqual(id, await Door.IdIn(third));
        Assert.NotEqual(id, await Door.IdIn(foreign));
        await Door.Errors(endless, 400);
    }

    [Fact]
    public async Task The_same_words_from_the_same_device_are_one_report_for_ten_minutes()
    {
        (string, string)[] said = [("device_id", "phone-1"), ("description", "Dark again")];
        var first = await door.Report(said);
        house.Time.Advance(TimeSpan.FromMinutes(9.9));
        Assert.Equal(first, await door.Report(said));
        Assert.NotEqual(first, await door.Report(("device_id", "phone-2"), ("description", "Dark again")));
        Assert.NotEqual(first, await door.Report(("device_id", "phone-1"), ("description", "Dark and cold")));
        house.Time.Advance(TimeSpan.FromMinutes(0.2));

        Assert.NotEqual(first, await door.Report(said));
    }

    [Fact]
    public async Task Without_device_or_key_two_reports_are_two() => Assert.NotEqual(await door.Report(), await door.Report());

    [Fact]
    public async Task A_store_out_of_reach_is_an_error_with_a_time_to_wait()
    {
        house.Doors.IsAway = true;
        try
        {
            using var answer = await door.Post([("api_key", ServedHouse.ClientKey), ("service_code", "lamp-out"), ("address_id", "spring-1-01")], "xml");

            await Door.Errors(answer, 503);
            Assert.NotNull(answer.Headers.RetryAfter);
        }
        finally
        {
            house.Doors.IsAway = false;
        }
    }

    private static MultipartFormDataContent Photos(params string[] pictures)
    {
        var form = new MultipartFormDataContent
        {
            { new StringContent(ServedHouse.ClientKey), "api_key" },
            { new StringContent("lamp-out"), "service_code" },
            { new StringContent("spring-1-01"), "address_id" },
        };
        foreach (var picture in pictures)
        {
            form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(picture)), "media", "lamp.jpg");
        }

        return form;
    }

    private static List<(string, string)> Where(double? latitude, double? longitude) =>
        [("api_key", ServedHouse.ClientKey), ("service_code", "lamp-out"), ("lat", $"{latitude:R}"), ("long", $"{longitude:R}")];

    private async Task<Ticket> Ticket(string id) => (await house.Store.Load(id, null, TestContext.Current.CancellationToken)).Ticket!;
}
