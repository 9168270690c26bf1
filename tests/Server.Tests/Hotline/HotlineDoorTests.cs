using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using RedProperty.Realtime.Domain.Hotline;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Server.Hotline;

namespace RedProperty.Realtime.Server.Tests.Hotline;

public sealed class HotlineDoorTests : IAsyncLifetime
{
    private const string Header = "工单编号,来电时间,诉求类别,地址,诉求内容,来电人,联系电话,办结期限,紧急程度\n";
    private const string Line = "JN1,2026-11-23 08:40,路灯不亮,spring-1 01号,=三楼的灯不亮,标记姓名,13900001111,2099-01-01 00:00,较急\n";

    private readonly ServedHouse house = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await house.InitializeAsync();

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task A_file_is_tried_then_taken_in_and_the_same_again_adds_nothing()
    {
        var dry = await Sent("secretary-spring", Header + Line + "JN2,,没有的类别,spring-1 01号,,,,,\n", dryRun: true);
        var first = await Sent("secretary-spring", Header + Line);
        var again = await Sent("street", Header + Line);

        Assert.Equal((true, 2, 1, 0, 1), (dry.GetProperty("dryRun").GetBoolean(), Int(dry, "lines"), Int(dry, "new"), Int(dry, "known"), Int(dry, "faultyLines")));
        var fault = Assert.Single(dry.GetProperty("faults").EnumerateArray());
        Assert.Equal((3, "诉求类别", "kindUnknown"), (Int(fault, "line"), fault.GetProperty("column").GetString(), fault.GetProperty("code").GetString()));
        Assert.Equal("spring-1-01", dry.GetProperty("first")[0].GetProperty("buildingId").GetString());
        Assert.Equal((1, 0, 0, 1), (Int(first, "new"), Int(first, "known"), Int(again, "new"), Int(again, "known")));
        Assert.DoesNotContain("13900001111", dry.GetRawText() + first.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_ticket_tells_its_number_and_both_limits_and_its_resident_only_to_the_holder()
    {
        await Sent("secretary-spring", Header + Line);
        var id = Assert.Single(await house.Store.TakenIn("spring", DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 10, Token));

        var ticket = await Read("secretary-spring", $"/api/tickets/{id}");
        Assert.Equal("JN1", ticket.GetProperty("hotline").GetProperty("number").GetString());
        Assert.Equal("2099-01-01T00:00:00+08:00", ticket.GetProperty("hotline").GetProperty("dueAt").GetString());
        Assert.DoesNotContain("13900001111", ticket.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("13900001111", (await Read("steward-spring-1", $"/api/tickets/{id}")).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_come_back_in_the_same_form_as_CSV_and_workbook_and_no_formula_runs()
    {
        await Sent("secretary-spring", Header + Line);
        var id = Assert.Single(await house.Store.TakenIn("spring", DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 10, Token));
        await Do(id, new ResolveTicket("灯泡已换", []));

        var csv = await Table("street", "format=csv");
        var book = await Table("street", "format=xlsx");
        var held = await Table("secretary-spring", "format=csv&lang=en");

        string[] columns = [.. Header.Trim().Split(','), "办理状态", "承办岗位", "承办人", "答复内容", "办结时间", "热线期限", "热线期限是否按期", "系统工单号"];
        Assert.Equal(columns, csv.Columns);
        Assert.Equal(columns, book.Columns);
        var line = Assert.Single(csv.Lines).Fields;
        Assert.Equal(["JN1", "2026-11-23 08:40", "路灯不亮", "spring-1 01号", "'=三楼的灯不亮", "", "", "2099-01-01 00:00", "较急", "已解决"], line.Take(10));
        Assert.Equal(("灯泡已换", "按期"), (line[12], line[15]));
        Assert.Equal("=三楼的灯不亮", Assert.Single(book.Lines).Fields[4]);
        Assert.Equal("Reply", held.Columns[12]);
        Assert.Equal("", Assert.Single(held.Lines).Fields[5]);
    }

    [Fact]
    public async Task A_mapping_is_saved_used_by_name_and_sent_along()
    {
        using var client = await house.As("street");
        var mapping = new { columns = new { number = "A", address = "B" }, otherKind = "lamp-out" };
        using (var saved = await client.PutAsJsonAsync("/api/hotline/mappings/%E6%97%A5%E6%8A%A5?place=yanshan", mapping, Token))
        {
            Assert.Equal(204, (int)saved.StatusCode);
        }

        var named = await Sent("secretary-spring", "A,B\nX1,spring-1 01号\n", fields: [("mapping", "日报")]);
        var along = await Sent("secretary-spring", "A,B\nX2,spring-1 01号\n", fields: [("mappingJson", JsonSerializer.Serialize(mapping))]);
        var listed = await Read("secretary-spring", "/api/hotline/mappings");

        Assert.Equal((1, 1), (Int(named, "new"), Int(along, "new")));
        Assert.Equal(("日报", "A"), (listed[0].GetProperty("name").GetString(), listed[0].GetProperty("mapping").GetProperty("columns").GetProperty("number").GetString()));
    }

    [Theory]
    [InlineData("secretary-spring", "a,b\n1,2\n", null, null, 400, "invalid", "number")]
    [InlineData("secretary-spring", "a\n", null, null, 400, "invalid", "file")]
    [InlineData("secretary-spring", "\u0001", null, null, 400, "invalid", "file")]
    [InlineData("secretary-spring", Header + Line, "mapping", "none", 404, "notFound", "mapping")]
    [InlineData("secretary-spring", Header + Line, "mappingJson", "{", 400, "invalid", "mappingJson")]
    [InlineData("secretary-spring", Header + Line, "mappingJson", "{\"columns\":{\"numbr\":\"a\"}}", 400, "invalid", "mappingJson")]
    [InlineData("secretary-spring", Header + Line, "mappingJson", "{\"columns\":{\"number\":\"Z\",\"address\":\"地址\"},\"otherKind\":\"lamp-out\"}", 400, "invalid", "file")]
    [InlineData("worker-spring-1", Header + Line, null, null, 403, "forbidden", null)]
    public async Task What_cannot_be_taken_in_is_a_problem(string person, string text, string? field, string? value, int status, string code, string? named)
    {
        using var answer = await Send(person, text, false, field is null ? [] : [(field, value!)]);

        await Expect.Problem(answer, status, code, named);
    }

    [Fact]
    public async Task Without_a_file_or_a_sign_in_there_is_nothing_to_take_in()
    {
        using var client = await house.As("street");
        using var noFile = await client.PostAsync("/api/hotline/intakes", new MultipartFormDataContent { { new StringContent("x"), "mapping" } }, Token);
        using var noForm = await client.PostAsJsonAsync("/api/hotline/intakes", new { }, Token);
        using var nobody = await house.Anybody.PostAsync("/api/hotline/intakes", new MultipartFormDataContent(), Token);
        using var results = await client.GetAsync("/api/hotline/results?from=yesterday", Token);
        using var format = await client.GetAsync("/api/hotline/results?format=pdf", Token);

        await Expect.Problem(noFile, 400, "invalid", "file");
        await Expect.Problem(noForm, 400, "invalid", "file");
        Assert.Equal(401, (int)nobody.StatusCode);
        await Expect.Problem(results, 400, "invalid", "from");
        await Expect.Problem(format, 400, "invalid", "format");
    }

    [Fact]
    public async Task A_store_that_is_away_is_said_and_the_file_can_be_sent_again()
    {
        house.Doors.IsAway = true;
        using (var away = await Send("street", Header + Line, false, []))
        {
            await Expect.Problem(away, 503, "unavailable");
        }

        house.Doors.IsAway = false;
        Assert.Equal(1, Int(await Sent("street", Header + Line), "new"));
    }

    private static int Int(JsonElement it, string name) => it.GetProperty(name).GetInt32();

    private async Task<JsonElement> Sent(string person, string text, bool dryRun = false, (string Name, string Value)[]? fields = null)
    {
        using var answer = await Send(person, text, dryRun, fields ?? []);
        var body = await answer.Content.ReadAsStringAsync(Token);
        Assert.True((int)answer.StatusCode == 200, body);
        return Json.Parse(body);
    }

    private async Task<HttpResponseMessage> Send(string person, string text, bool dryRun, (string Name, string Value)[] fields)
    {
        using var client = await house.As(person);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", "热线.csv" } };
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        return await client.PostAsync($"/api/hotline/intakes?dryRun={(dryRun ? "true" : "false")}", form, Token);
    }

    private async Task<JsonElement> Read(string person, string path)
    {
        using var client = await house.As(person);
        return await client.GetFromJsonAsync<JsonElement>(path, Token);
    }

    private async Task<HotlineTable> Table(string person, string query)
    {
        using var client = await house.As(person);
        using var answer = await client.GetAsync($"/api/hotline/results?{query}", Token);
        Assert.Equal(200, (int)answer.StatusCode);
        return new HotlineTables().Open(await answer.Content.ReadAsByteArrayAsync(Token)).Table!;
    }

    private async Task Do(string id, TicketCommand command)
    {
        var commands = new HandleTicketCommand(house.Store, house.City, new RedProperty.Realtime.Testing.RecordingAlarm(), house.Time);
        Assert.False((await commands.Handle(house.City.Person("steward-spring-1"), "c", id, command, Token)).IsRefused);
    }
}
