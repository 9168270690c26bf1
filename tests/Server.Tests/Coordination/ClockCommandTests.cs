using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Server.Tests.Coordination;

/// <summary>Pauses and extensions over the hub.</summary>
public sealed class ClockCommandTests(ServedHouse house) : IClassFixture<ServedHouse>
{
    public static TheoryData<string, string, string> Broken { get; } = new()
    {
        { "Pause", "\"reason\":\"sleep\"", "invalid: reason: 'sleep' is unknown; use waitingForResident or waitingForPart." },
        { "Pause", "\"text\":\"no reason\"", "invalid: reason: " },
        { "Pause", "\"reason\":7", "invalid: reason: has the wrong type; give text." },
        { "Pause", $"\"reason\":\"waitingForPart\",\"text\":\"{new string('x', 5000)}\"", "invalid: text: " },
        { "Resume", "\"text\":\"它没停\"", "conflict: " },
        { "AskExtension", "\"minutes\":10", "invalid: reason: " },
        { "AskExtension", "\"minutes\":31,\"reason\":\"r\"", "invalid: minutes: is 31; ask for more than 0 and at most 30, as the policy allows." },
        { "AskExtension", "\"reason\":\"r\"", "invalid: minutes: " },
        { "AskExtension", "\"minutes\":\"ten\",\"reason\":\"r\"", "invalid: minutes: " },
        { "AskExtension", "\"minutes\":10,\"reason\":\"r\",\"obligation\":\"dinner\"", "invalid: obligation: 'dinner' is unknown; use response or solution or writtenReply." },
        { "AskExtension", "\"minutes\":10,\"reason\":\"r\",\"obligation\":\"response\"", "invalid: obligation: " },
        { "AskExtension", "\"minutes\":10,\"reason\":\"r\",\"obligation\":\"writtenReply\"", "conflict: " },
        { "GrantExtension", "\"obligation\":\"dinner\"", "invalid: obligation: " },
        { "RefuseExtension", "\"obligation\":\"solution\"", "invalid: reason: " },
        { "RefuseExtension", "\"reason\":\"r\",\"obligation\":\"dinner\"", "invalid: obligation: " },
    };

    [Fact]
    public async Task A_clock_stands_still_and_runs_again_before_everybodys_eyes()
    {
        await using var steward = await house.Connect("steward-spring-1");
        var ticket = (await steward.Report()).TicketId;
        await steward.Watch();

        await steward.Do("Pause", new PauseCommand("pause", ticket, "waitingForResident", "家中无人"));
        var paused = await steward.NextEvent();
        await steward.Do("Resume", new NoteCommand("resume", ticket, "已回"));
        var resumed = await steward.NextEvent();

        Assert.Equal(("paused", "waitingForResident", "家中无人"), (paused.Type, paused.Data.Reason, paused.Data.Text));
        Assert.Equal(paused.At.AddDays(3), paused.Data.Until);
        Assert.Equal(("waitingForResident", "steward-spring-1", paused.Data.Until), (paused.Ticket.Pause!.Reason, paused.Ticket.Pause.By, paused.Ticket.Pause.Until));
        Assert.Equal(["running", "paused"], paused.Ticket.Deadlines.Select(deadline => deadline.State));
        Assert.Equal(("resumed", "已回", resumed.At), (resumed.Type, resumed.Data.Text, resumed.Data.ResumedAt));
        Assert.Null(resumed.Ticket.Pause);
        Assert.All(resumed.Ticket.Deadlines, deadline => Assert.Equal("running", deadline.State));
    }

    [Fact]
    public async Task More_time_is_asked_below_and_granted_above()
    {
        await using var steward = await house.Connect("steward-spring-1");
        await using var manager = await house.Connect("manager-spring");
        var ticket = (await steward.Report()).TicketId;
        await steward.Watch();

        await steward.Do("AskExtension", new AskExtensionCommand("ask", ticket, 20, "要登高车"));
        var asked = await steward.NextEvent();
        Assert.StartsWith("forbidden: ", await steward.FaultOf("GrantExtension", new GrantExtensionCommand("own", ticket)));
        await manager.Do("GrantExtension", new GrantExtensionCommand("grant", ticket, "同意"));
        var granted = await steward.NextEvent();

        Assert.Equal(("extensionAsked", "solution", "PT20M", "要登高车"), (asked.Type, asked.Data.Obligation, asked.Data.Length, asked.Data.Reason));
        Assert.Equal(("extensionGranted", "solution", "PT20M", "同意"), (granted.Type, granted.Data.Obligation, granted.Data.Length, granted.Data.Text));
        Assert.Equal("granted", Assert.Single(granted.Ticket.Extensions!).State);
        Assert.Equal(granted.Ticket.ReportedAt.AddMinutes(50), granted.Ticket.Deadlines.Single(deadline => deadline.Obligation == "solution").DueAt);
    }

    [Fact]
    public async Task More_time_is_refused_above_with_a_reason_and_asked_for_once()
    {
        await using var steward = await house.Connect("steward-spring-1");
        await using var secretary = await house.Connect("secretary-spring");
        var ticket = (await steward.Report()).TicketId;
        await steward.Do("AskExtension", new AskExtensionCommand("ask to refuse", ticket, 20, "要登高车", "solution"));

        Assert.StartsWith("forbidden: ", await steward.FaultOf("RefuseExtension", new RefuseExtensionCommand("own refusal", ticket, "不必")));
        await secretary.Do("RefuseExtension", new RefuseExtensionCommand("refuse", ticket, "人手够", "solution"));

        Assert.StartsWith("conflict: ", await steward.FaultOf("AskExtension", new AskExtensionCommand("again", ticket, 5, "还是要")));
        Assert.StartsWith("conflict: ", await secretary.FaultOf("GrantExtension", new GrantExtensionCommand("late", ticket)));
    }

    [Fact]
    public async Task The_same_command_id_takes_effect_once()
    {
        await using var steward = await house.Connect("steward-spring-1");
        await using var manager = await house.Connect("manager-spring");
        var ticket = (await steward.Report()).TicketId;
        foreach (var (tablet, method, command) in ((Tablet, string, object)[])[
            (steward, "AskExtension", new AskExtensionCommand("1", ticket, 20, "要登高车")),
            (manager, "GrantExtension", new GrantExtensionCommand("2", ticket)),
            (steward, "Pause", new PauseCommand("3", ticket, "waitingForPart")),
            (steward, "Resume", new NoteCommand("4", ticket))])
        {
            var first = await tablet.Do(method, command);
            Assert.Equal(first with { Replayed = true }, await tablet.Do(method, command));
        }

        Assert.Equal(
            ["reported", "extensionAsked", "extensionGranted", "paused", "resumed"],
            house.Store.EventsOf("grid/spring-1").Where(it => it.Ticket.Id == ticket).Select(it => it.Happening.Fact.Type));
    }

    [Fact]
    public async Task Outside_ones_posts_no_clock_is_touched()
    {
        await using var steward = await house.Connect("steward-spring-1");
        await using var lake = await house.Connect("secretary-lake");
        var ticket = (await steward.Report()).TicketId;

        foreach (var (method, command) in ((string, object)[])[
            ("Pause", new PauseCommand("1", ticket, "waitingForPart")),
            ("Resume", new NoteCommand("2", ticket)),
            ("AskExtension", new AskExtensionCommand("3", ticket, 20, "r")),
            ("GrantExtension", new GrantExtensionCommand("4", ticket)),
            ("RefuseExtension", new RefuseExtensionCommand("5", ticket, "r"))])
        {
            Assert.StartsWith("forbidden: ", await lake.FaultOf(method, command));
        }
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_broken_command_is_refused_by_name(string method, string fields, string fault)
    {
        await using var worker = await house.Connect("worker-lake-1");
        var ticket = await worker.Report("lake-1-01");
        var argument = Json.Parse($$"""{"commandId":"{{Guid.NewGuid()}}","ticketId":"{{ticket.TicketId}}",{{fields}}}""");

        Assert.StartsWith(fault, await worker.FaultOf(method, argument), StringComparison.Ordinal);
        Assert.Equal(ticket.Sequence, house.Store.EventsOf("grid/lake-1").Count);
    }
}
