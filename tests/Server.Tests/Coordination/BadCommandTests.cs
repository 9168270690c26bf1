using System.Text.Json;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Server.Tests.Coordination;

public sealed class BadCommandTests(ServedHouse house) : IClassFixture<ServedHouse>
{
    private const string Sound = """{"commandId":"c","kind":"lamp-out","buildingId":"spring-1-01","title":"Lamp","description":"Dark"}""";

    public static TheoryData<string, string, string> Broken { get; } = new()
    {
        { "Report", "null", "invalid: command: " },
        { "Report", "5", "invalid: " },
        { "Report", "[]", "invalid: " },
        { "Report", "{}", "invalid: kind: " },
        { "Report", Sound.Replace("\"c\"", "\"\""), "invalid: commandId: " },
        { "Report", Sound.Replace("\"c\"", "null"), "invalid: commandId: " },
        { "Report", Sound.Replace("\"c\"", $"\"{new string('c', 65)}\""), "invalid: commandId: " },
        { "Report", Sound.Replace("lamp-out", "unicorn"), "notFound: kind: " },
        { "Report", Sound.Replace("spring-1-01", "spring-9-99"), "notFound: buildingId: " },
        { "Report", Sound.Replace("spring-1-01", "spring-1"), "notFound: buildingId: " },
        { "Report", Sound.Replace("\"spring-1-01\"", "7"), "invalid: buildingId: has the wrong type; give text." },
        { "Report", Sound.Replace("\"Lamp\"", "\"  \""), "invalid: title: " },
        { "Report", Sound.Replace("\"Lamp\"", "null"), "invalid: title: " },
        { "Report", Sound.Replace("\"Dark\"", $"\"{new string('暗', 5000)}\""), "invalid: description: " },
        { "Report", Sound.Replace("}", ",\"severity\":\"huge\"}"), "invalid: severity: 'huge' is unknown; use ordinary or major." },
        { "Report", Sound.Replace("}", ",\"severity\":5}"), "invalid: severity: " },
        { "Report", Sound.Replace("}", $",\"unit\":\"{new string('u', 51)}\"}}"), "invalid: unit: " },
        { "Report", Sound.Replace("}", ",\"photoIds\":\"one\"}"), "invalid: photoIds: has the wrong type; give a list." },
        { "Report", Sound.Replace("}", ",\"photoIds\":[\"p1\"]}"), "invalid: photoIds: " },
        { "Report", Sound.Replace("}", ",\"occurredAt\":\"2999-01-01T00:00:00Z\"}"), "invalid: occurredAt: " },
        { "Report", Sound.Replace("}", ",\"occurredAt\":\"yesterday\"}"), "invalid: occurredAt: has the wrong type; give an ISO 8601 time" },
        { "Acknowledge", """{"commandId":"c"}""", "invalid: ticketId: " },
        { "Acknowledge", """{"commandId":"c","ticketId":"spring.nothing"}""", "notFound: ticketId: " },
        { "Acknowledge", """{"commandId":"c","ticketId":"nonsense"}""", "notFound: ticketId: " },
        { "Acknowledge", """{"commandId":"c","ticketId":"*"}""", "notFound: ticketId: " },
        { "Acknowledge", """{"ticketId":"spring.nothing"}""", "invalid: commandId: " },
        { "Acknowledge", """{"commandId":"c","ticketId":{}}""", "invalid: ticketId: " },
        { "Confirm", """{"commandId":"c","ticketId":"spring.nothing","rating":"five"}""", "invalid: rating: has the wrong type; give a whole number." },
        { "Fly", "{}", "notFound: the hub has no method 'Fly'." },
    };

    public static TheoryData<string, string, string> BrokenForATicket { get; } = new()
    {
        { "ProposeSolution", "\"text\":\"\"", "invalid: text: " },
        { "ProposeSolution", "\"text\":null", "invalid: text: " },
        { "ProposeSolution", $"\"text\":\"{new string('x', 5000)}\"", "invalid: text: " },
        { "ReplyInWriting", "\"words\":\"x\"", "invalid: text: " },
        { "Resolve", "\"text\":\" \"", "invalid: text: " },
        { "Confirm", "\"rating\":6", "invalid: rating: " },
        { "Reclassify", "\"severity\":\"huge\",\"reason\":\"r\"", "invalid: severity: " },
        { "Reclassify", "\"kind\":\"unicorn\",\"reason\":\"r\"", "notFound: kind: " },
        { "Reclassify", "\"kind\":\"lift-stopped\"", "invalid: reason: " },
        { "Assign", "\"userId\":\"nobody\"", "notFound: userId: " },
        { "Assign", "\"userId\":\"worker-spring-1\"", "invalid: userId: " },
        { "Assign", "\"userId\":null", "invalid: userId: " },
        { "Escalate", "\"reason\":\"\"", "invalid: reason: " },
        { "Return", "\"reason\":null", "invalid: reason: " },
        { "Reopen", "\"reason\":\"r\"", "conflict: " },
        { "Confirm", "\"rating\":5", "conflict: " },
        { "Comment", "\"text\":\"t\",\"occurredAt\":\"2999-01-01T00:00:00Z\"", "invalid: occurredAt: " },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_broken_command_is_refused_by_name(string method, string argument, string fault)
    {
        await using var worker = await house.Connect("worker-spring-1");

        Assert.StartsWith(fault, await worker.FaultOf(method, Json.Parse(argument)), StringComparison.Ordinal);
        Assert.Empty(house.Store.EventsOf("grid/spring-2"));
    }

    [Theory]
    [MemberData(nameof(BrokenForATicket))]
    public async Task A_broken_command_to_a_ticket_is_refused_by_name(string method, string fields, string fault)
    {
        await using var worker = await house.Connect("worker-lake-1");
        var ticket = await worker.Report("lake-1-01");
        var argument = Json.Parse($$"""{"commandId":"{{Guid.NewGuid()}}","ticketId":"{{ticket.TicketId}}",{{fields}}}""");

        Assert.StartsWith(fault, await worker.FaultOf(method, argument), StringComparison.Ordinal);
        Assert.Equal(ticket.Sequence, house.Store.EventsOf("grid/lake-1").Count);
    }

    [Fact]
    public async Task No_argument_and_too_many_are_refused_in_words()
    {
        await using var worker = await house.Connect("worker-spring-1");

        Assert.StartsWith("invalid: command: ", await worker.FaultOf("Report"));
        Assert.StartsWith("invalid: command: ", await worker.FaultOf("Report", new { }, new { }));
    }

    [Fact]
    public async Task What_MessagePack_cannot_bind_is_refused_in_words()
    {
        await using var worker = await house.Connect("worker-spring-1", isBinary: true);

        Assert.StartsWith("invalid: command: ", await worker.FaultOf("Report", 5));
        Assert.StartsWith("invalid: command: ", await worker.FaultOf("Report", new object?[] { null }));
        Assert.StartsWith("invalid: severity: ", await worker.FaultOf("Report", new ReportCommand("c", "lamp-out", "spring-1-01", null, "t", null, "huge")));
    }

    [Fact]
    public async Task Nobody_connects_without_a_token()
    {
        using var answer = await house.Anybody.PostAsync("/hubs/coordination/negotiate?negotiateVersion=1", null, TestContext.Current.CancellationToken);
        using var forged = await house.Anybody.PostAsync(
            "/hubs/coordination/negotiate?negotiateVersion=1&access_token=forged", null, TestContext.Current.CancellationToken);
        using var known = await house.Anybody.PostAsync(
            $"/hubs/coordination/negotiate?negotiateVersion=1&access_token={Uri.EscapeDataString(await house.TokenOf("admin"))}",
            null,
            TestContext.Current.CancellationToken);

        Assert.Equal(401, (int)answer.StatusCode);
        Assert.Equal(401, (int)forged.StatusCode);
        Assert.Equal(200, (int)known.StatusCode);
    }
}
