using System.Text.Json;
using System.Xml.Linq;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Testing;

namespace RedProperty.Realtime.Server.Tests.Open311;

/// <summary>A lift that asks a question of every type.</summary>
public sealed class AttributeTests : IAsyncLifetime
{
    private static readonly CatalogueRow[] Questions =
    [
        Question("trapped", "有人被困吗", "Anybody trapped", "singlevaluelist", "required", "yes=有|Yes;no=没有|No"),
        Question("number", "电梯编号", "Lift number", "string"),
        Question("floors", "停在几层", "Floor", "number"),
        Question("since", "何时开始", "Since when", "datetime"),
        Question("signs", "有何异常", "Signs", "multivaluelist", keywords: "noise=异响|Noise;smell=异味|Smell;dark=无灯|Dark"),
        Question("more", "补充说明", "More", "text"),
    ];

    private readonly ServedHouse house = new();
    private Door door = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var catalogue = CatalogueCheck.Check("catalogue", [.. SmallCity.CatalogueRows, .. Questions]).Value!;
        house.City.Current = house.City.Current with { Catalogue = catalogue };
        await house.InitializeAsync();
        door = new Door(house);
    }

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task A_definition_names_every_question_and_both_formats_say_the_same()
    {
        var json = (await door.Json("/services/lift-stopped.json", "en")).GetProperty("attributes");
        var xml = (await door.Xml("/services/lift-stopped.xml", "en")).Element("attributes")!;

        Assert.Equal(
            ["unit string False 1", "trapped singlevaluelist True 2", "number string False 3", "floors number False 4", "since datetime False 5", "signs multivaluelist False 6", "more text False 7"],
            json.EnumerateArray().Select(it => $"{it.GetProperty("code")} {it.GetProperty("datatype")} {it.GetProperty("required")} {it.GetProperty("order")}"));
        Assert.Equal("""[{"key":"yes","name":"Yes"},{"key":"no","name":"No"}]""", json[1].GetProperty("values").GetRawText());
        Assert.Equal(json.EnumerateArray().Select(Flat), xml.Elements("attribute").Select(Flat));
    }

    [Fact]
    public async Task Answers_are_kept_for_those_who_hold_the_ticket_and_for_nobody_else()
    {
        var id = await Reported(
            ("attribute[trapped]", "yes"), ("attribute[floors]", "7"), ("attribute[since]", "2026-11-23T08:00:00+08:00"), ("attribute[signs][]", "noise"), ("attribute[signs][]", "dark"), ("attribute[number]", "MARKED-77"), ("attribute[nobody-asks]", "x"));

        var ticket = (await house.Store.Load(id, null, Token)).Ticket!;
        Assert.Equal(
            ["trapped=yes", "number=MARKED-77", "floors=7", "since=2026-11-23T08:00:00+08:00", "signs=noise,dark"],
            ticket.Answers!.Select(answer => $"{answer.Code}={string.Join(',', answer.Values)}"));
        Assert.Null(ticket.ForEverybody().Answers);
        var reading = new ReadTickets(house.Store, house.Store, house.Deliveries, house.City);
        Assert.Equal(5, (await reading.Sheet(house.City.Person("steward-spring-1"), id, Token)).Value!.Answers.Count);
        Assert.Empty((await reading.Sheet(house.City.Person("secretary-spring"), id, Token)).Value!.Answers);
        using var open = await door.Get($"/requests/{id}.json");
        Assert.DoesNotContain("MARKED-77", await open.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_name_twice_is_a_list_too()
    {
        var id = await Reported(("attribute[trapped]", "no"), ("attribute[signs]", "noise"), ("attribute[signs]", "smell"));

        Assert.Equal(["noise", "smell"], (await house.Store.Load(id, null, Token)).Ticket!.Answers![1].Values);
    }

    [Theory]
    [InlineData("trapped", null)]
    [InlineData("trapped", "")]
    [InlineData("trapped", "perhaps")]
    [InlineData("trapped", "yes|no")]
    [InlineData("floors", "seven")]
    [InlineData("floors", "1|2")]
    [InlineData("since", "yesterday")]
    [InlineData("signs", "noise|flames")]
    public async Task An_answer_that_does_not_fit_is_refused_by_its_name(string code, string? given)
    {
        foreach (var format in (string[])["json", "xml"])
        {
            List<(string, string)> fields = [("api_key", ServedHouse.ClientKey), ("service_code", "lift-stopped"), ("address_id", "spring-1-01")];
            if (code != "trapped")
            {
                fields.Add(("attribute[trapped]", "yes"));
            }

            fields.AddRange((given?.Split('|') ?? []).Select(value => ($"attribute[{code}]", value)));
            using var answer = await door.Post(fields, format);
            Assert.StartsWith($"attribute[{code}]", await Door.Errors(answer, 400), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_refused()
    {
        foreach (var (code, length) in ((string, int)[])[("number", AnswerCheck.LongestString + 1), ("more", TicketText.LongestText + 1)])
        {
            using var answer = await door.Post([("api_key", ServedHouse.ClientKey), ("service_code", "lift-stopped"), ("address_id", "spring-1-01"), ("attribute[trapped]", "yes"), ($"attribute[{code}]", new string('字', length))]);
            Assert.StartsWith($"attribute[{code}]", await Door.Errors(answer, 400), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_key_for_one_place_reports_there_and_nowhere_else()
    {
        var keys = house.Service<ApiKeys>();
        var made = (await keys.Make(house.City.Person("admin"), "spring-app", house.City.Chart.FindPlace("spring"), Token)).Value!;

        using var inside = await door.Post([("api_key", made.Secret), ("service_code", "lamp-out"), ("address_id", "spring-2-01")]);
        using var outside = await door.Post([("api_key", made.Secret), ("service_code", "lamp-out"), ("address_id", "lake-1-01")], "xml");

        await Door.IdIn(inside);
        Assert.StartsWith("api_key", await Door.Errors(outside, 403), StringComparison.Ordinal);
        await keys.Revoke(house.City.Person("admin"), made.Key.Id, Token);
        using var revoked = await door.Post([("api_key", made.Secret), ("service_code", "lamp-out"), ("address_id", "spring-2-01")]);
        await Door.Errors(revoked, 403);
    }

    private static CatalogueRow Question(string code, string name, string nameEn, string type, string need = "optional", string keywords = "") =>
        new(0, "attribute", code, name, nameEn, "lift-stopped", type, need, keywords, "提示", "A hint");

    private static string Flat(JsonElement attribute) => string.Join('|', attribute.EnumerateObject().Select(it => it.Value.ValueKind switch
    {
        JsonValueKind.Array => string.Join(';', it.Value.EnumerateArray().Select(value => $"{value.GetProperty("key")}={value.GetProperty("name")}")),
        JsonValueKind.True or JsonValueKind.False => it.Value.GetRawText(),
        _ => it.Value.ToString(),
    }));

    private static string Flat(XElement attribute) => string.Join('|', attribute.Elements().Select(it => it.Name.LocalName == "values"
        ? string.Join(';', it.Elements("value").Select(value => $"{value.Element("key")!.Value}={value.Element("name")!.Value}"))
        : it.Value));

    private async Task<string> Reported(params (string, string)[] fields)
    {
        using var answer = await door.Post([("api_key", ServedHouse.ClientKey), ("service_code", "lift-stopped"), ("address_id", "spring-1-01"), .. fields]);
        return await Door.IdIn(answer);
    }
}
