using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Server.Tests.Coordination;

public sealed class CommandTests(ServedHouse house) : IClassFixture<ServedHouse>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_ticket_goes_its_whole_way_over_the_hub(bool isBinary)
    {
        await using var steward = await house.Connect("steward-spring-1", isBinary);
        await steward.Watch();
        var reported = await steward.Report(kind: "lift-stopped");

        var last = reported;
        foreach (var (method, command) in ((string, object)[])[
            ("Acknowledge", new AcknowledgeCommand($"{isBinary} 1", reported.TicketId, "On my way")),
            ("Comment", new TextCommand($"{isBinary} 2", reported.TicketId, "The lift is empty")),
            ("ReplyInWriting", new TextCommand($"{isBinary} 3", reported.TicketId, "We called the maker")),
            ("ProposeSolution", new TextCommand($"{isBinary} 4", reported.TicketId, "A new board tomorrow")),
            ("Reclassify", new ReclassifyCommand($"{isBinary} 5", reported.TicketId, null, "ordinary", "Stairs are open")),
            ("Assign", new AssignCommand($"{isBinary} 6", reported.TicketId, "worker-spring-1")),
            ("Escalate", new ReasonCommand($"{isBinary} 7", reported.TicketId, "Needs the manager")),
            ("Return", new ReasonCommand($"{isBinary} 8", reported.TicketId, "Is ours after all")),
            ("Resolve", new ResolveCommand($"{isBinary} 9", reported.TicketId, "It runs")),
            ("Reopen", new ReasonCommand($"{isBinary} 10", reported.TicketId, "It stopped again")),
            ("Resolve", new ResolveCommand($"{isBinary} 11", reported.TicketId, "It runs again")),
            ("Confirm", new ConfirmCommand($"{isBinary} 12", reported.TicketId, 5, "Thank you"))])
        {
            var result = await steward.Do(method, command);
            Assert.False(result.Replayed);
            Assert.Equal(reported.TicketId, result.TicketId);
            Assert.True(result.Version > last.Version, method);
            last = result;
        }

        var events = house.Store.EventsOf("grid/spring-1").Where(it => it.Ticket.Id == reported.TicketId).ToList();
        for (var i = 0; i < events.Count; i++)
        {
            var pushed = await steward.NextEvent();
            Assert.Equal(events[i].Happening.Fact.Type, pushed.Type);
            Assert.Equal(events[i].Position.Sequence, pushed.Sequence);
        }
    }

    [Fact]
    public async Task The_same_command_id_takes_effect_once()
    {
        await using var worker = await house.Connect("worker-spring-1");
        var first = await worker.Report(id: "twice");
        var second = await worker.Report(id: "twice");

        Assert.True(second.Replayed);
        Assert.Equal(first with { Replayed = true }, second);

        var command = new AcknowledgeCommand("ack", first.TicketId);
        var done = await worker.Do("Acknowledge", command);
        Assert.Equal(done with { Replayed = true }, await worker.Do("Acknowledge", command));
        Assert.Single(house.Store.EventsOf("grid/spring-1"), it => it.Ticket.Id == first.TicketId && it.Happening.Fact.Type == "acknowledged");
    }

    [Fact]
    public async Task Of_two_who_acknowledge_at_once_one_wins_and_the_other_is_told()
    {
        await using var worker = await house.Connect("worker-spring-1");
        await using var steward = await house.Connect("steward-spring-1");
        for (var round = 0; round < 10; round++)
        {
            var ticket = (await worker.Report()).TicketId;

            var results = await Task.WhenAll(Try(worker, ticket, $"w{round}"), Try(steward, ticket, $"s{round}"));

            Assert.Single(results, result => result is null);
            Assert.Single(results, result => result?.StartsWith("conflict: ", StringComparison.Ordinal) is true);
        }
    }

    [Fact]
    public async Task Who_writes_between_reading_and_writing_wins()
    {
        await using var worker = await house.Connect("worker-spring-1");
        await using var steward = await house.Connect("steward-spring-1");
        var ticket = (await worker.Report()).TicketId;
        CommandResult? between = null;
        house.Store.BeforeNextAppend = async () => between = await steward.Do("Acknowledge", new AcknowledgeCommand("first", ticket));

        Assert.StartsWith("conflict: ", await worker.FaultOf("ProposeSolution", new TextCommand("second", ticket, "New bulb")));
        Assert.Equal(2, between!.Version);
    }

    [Fact]
    public async Task A_worker_of_one_community_cannot_touch_the_matters_of_another()
    {
        await using var spring = await house.Connect("worker-spring-1");
        await using var lake = await house.Connect("worker-lake-1");
        var ticket = (await spring.Report()).TicketId;

        Assert.StartsWith("forbidden: ", await lake.FaultOf("Acknowledge", new AcknowledgeCommand("x", ticket)));
        Assert.StartsWith("forbidden: ", await lake.FaultOf("Comment", new TextCommand("x", ticket, "Hello")));
        Assert.StartsWith(
            "forbidden: ", await lake.FaultOf("Report", new ReportCommand("x", "lamp-out", "spring-1-01", null, "Title", null)));
        Assert.DoesNotContain(house.Store.EventsOf("grid/spring-1"), it => it.Happening.By == "worker-lake-1");
    }

    [Fact]
    public async Task A_post_taken_away_stops_working_at_once()
    {
        var city = house.City.Current;
        await using var branch = await house.Connect("branch-spring-2");
        await branch.Watch();
        await using var worker = await house.Connect("worker-spring-2");
        var ticket = (await worker.Report("spring-2-01", "corridor-clutter")).TicketId;
        await branch.NextEvent();
        try
        {
            house.City.WithVacant("branchSecretary", "spring-2");

            Assert.StartsWith("forbidden: ", await branch.FaultOf("Comment", new TextCommand("x", ticket, "Hello")));
            await worker.Do("Acknowledge", new AcknowledgeCommand("y", ticket));
            await using var witness = await house.Connect("steward-spring-2");
            await witness.Watch();
            await worker.Do("Comment", new TextCommand("z", ticket, "Hello"));
            await witness.NextEvent();
            Assert.False(branch.HasEvent);
        }
        finally
        {
            house.City.Current = city;
        }
    }

    [Fact]
    public async Task The_moment_it_was_pressed_is_kept_and_counts_for_nothing()
    {
        await using var worker = await house.Connect("worker-spring-1");
        await worker.Watch();
        var pressed = house.Time.GetUtcNow() - TimeSpan.FromHours(2);
        var ticket = (await worker.Report()).TicketId;
        await worker.NextEvent();

        await worker.Do("Acknowledge", new AcknowledgeCommand("late", ticket, null, pressed));

        var pushed = await worker.NextEvent();
        Assert.Equal(pressed, pushed.Data.OccurredAt);
        Assert.Equal(house.Time.GetUtcNow(), pushed.At);
        Assert.Equal(house.Time.GetUtcNow(), pushed.Ticket.Deadlines.Single(it => it.Obligation == "response").At);
    }

    [Fact]
    public async Task A_store_out_of_reach_is_said_to_be_unavailable()
    {
        await using var worker = await house.Connect("worker-spring-1");
        house.Doors.IsAway = true;
        try
        {
            var fault = await worker.FaultOf("Acknowledge", new AcknowledgeCommand("x", "spring.abc"));

            Assert.StartsWith("unavailable: ", fault);
            Assert.DoesNotContain("10.1.2.3", fault, StringComparison.Ordinal);
        }
        finally
        {
            house.Doors.IsAway = false;
        }
    }

    private static async Task<string?> Try(Tablet tablet, string ticket, string id)
    {
        try
        {
            await tablet.Do("Acknowledge", new AcknowledgeCommand(id, ticket));
            return null;
        }
        catch (Microsoft.AspNetCore.SignalR.HubException fault)
        {
            return fault.Message.Split("HubException: ")[1];
        }
    }
}
