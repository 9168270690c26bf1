using RedProperty.Realtime.Client.Tests.Fakes;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client.Tests.Outbox;

public class CommandTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Takes_effect_once_when_its_answer_was_lost()
    {
        await using var program = await TestProgram.Started();
        await using var device = await Device.Watching(program.Address);
        program.City.LosesNextAnswer = true;

        var result = await device.Client.Acknowledge(TestCity.Ticket, "On my way.", Token);

        Assert.True(result.Replayed);
        Assert.Equal(1, program.City.Head);
        Assert.Equal(2, program.City.Calls.Count);
        Assert.Single(program.City.Calls.Select(call => call.CommandId).Distinct());
        await device.Raises(1);
        Assert.Empty(device.Client.Pending);
    }

    [Fact]
    public async Task Is_sent_again_under_its_id_while_the_store_is_away()
    {
        await using var program = await TestProgram.Started();
        await using var device = await Device.Watching(program.Address);
        program.City.Refusals.Enqueue("unavailable: The store is out of reach.");
        program.City.Refusals.Enqueue("limited: Slowly; send again in 0.1 s.");

        var result = await device.Client.Comment(TestCity.Ticket, "Looked at it.", Token);

        Assert.False(result.Replayed);
        Assert.Equal(3, program.City.Calls.Count);
        Assert.Single(program.City.Calls.Select(call => call.CommandId).Distinct());
    }

    [Theory]
    [InlineData("limited: 50 commands a second are the most; send again in 0.7 s.")]
    [InlineData("unavailable: the store cannot be reached; send the same command id again in 0.7 s.")]
    public async Task Waits_for_as_long_as_the_refusal_says(string refusal)
    {
        await using var program = await TestProgram.Started();
        var (time, named) = (new TurnedTime(), TimeSpan.FromSeconds(0.7));
        await using var device = await Device.Watching(program.Address, time: time);
        program.City.Refusals.Enqueue(refusal);

        var waiting = device.Client.Comment(TestCity.Ticket, "Looked at it.", Token);
        await Device.Until(() => time.Waits.Any(wait => wait >= named && wait <= named + Device.LongestPause));
        await time.Turn(named - TimeSpan.FromMilliseconds(1));
        await device.HubHasHeardAll();
        Assert.Single(program.City.Calls);
        await time.Turn(Device.LongestPause + TimeSpan.FromMilliseconds(1));

        await waiting;
    }

    [Fact]
    public async Task Is_not_sent_again_when_it_is_too_large_for_ever()
    {
        await using var program = await TestProgram.Started();
        await using var device = await Device.Watching(program.Address);
        program.City.Refusals.Enqueue("limited: A message has at most 256 kB.");

        var fault = await Assert.ThrowsAsync<CoordinationFault>(() => device.Client.Comment(TestCity.Ticket, "Long.", Token));

        Assert.Equal(FaultCodes.Limited, fault.Code);
        Assert.Single(program.City.Calls);
    }

    [Fact]
    public async Task Is_not_sent_again_when_it_was_refused()
    {
        await using var program = await TestProgram.Started();
        await using var device = await Device.Watching(program.Address);
        program.City.Refusals.Enqueue("conflict: Somebody was faster.");
        var answers = new List<CommandAnswer>();
        device.Client.CommandAnswered += answers.Add;

        var fault = await Assert.ThrowsAsync<CoordinationFault>(() => device.Client.Resolve(TestCity.Ticket, "Done.", cancellation: Token));

        Assert.Equal((FaultCodes.Conflict, "Somebody was faster."), (fault.Code, fault.Sentence));
        Assert.Single(program.City.Calls);
        Assert.Empty(device.Client.Pending);
        Assert.Same(fault, Assert.Single(answers).Fault);
    }

    [Fact]
    public async Task Waits_for_the_one_before_it_on_the_same_ticket()
    {
        await using var program = await TestProgram.Started();
        await using var device = await Device.Watching(program.Address);
        program.City.Refusals.Enqueue("unavailable: The store is out of reach.");
        program.City.Refusals.Enqueue("unavailable: The store is out of reach.");

        var first = device.Client.Acknowledge(TestCity.Ticket, cancellation: Token);
        var second = device.Client.ProposeSolution(TestCity.Ticket, "A new bulb.", Token);
        await Task.WhenAll(first, second);

        Assert.Equal(["Acknowledge", "Acknowledge", "Acknowledge", "ProposeSolution"], program.City.Calls.Select(call => call.Method));
    }

    [Fact]
    public async Task Goes_through_after_a_refusal_of_the_one_before_it()
    {
        await using var program = await TestProgram.Started();
        await using var device = await Device.Watching(program.Address);
        program.City.Refusals.Enqueue("conflict: Answered already.");

        var first = device.Client.Acknowledge(TestCity.Ticket, cancellation: Token);
        var second = device.Client.Comment(TestCity.Ticket, "Here.", Token);

        await Assert.ThrowsAsync<CoordinationFault>(() => first);
        Assert.Equal(1, (await second).Version);
    }

    [Fact]
    public async Task Tells_when_it_was_pressed_if_it_had_to_wait()
    {
        await using var program = await TestProgram.Started();
        var time = new ShiftedTime { Shift = TimeSpan.FromMinutes(-90) };
        await using var device = new Device(program.Address, time: time);
        await device.Client.Start(Token);
        await device.Client.Watch(null, Token);
        await program.Stop();
        await Device.Until(() => device.Client.State == ConnectionState.Away);
        var pressedAt = program.City.Now;
        var waiting = device.Client.Acknowledge(TestCity.Ticket, cancellation: Token);
        Assert.Single(device.Client.Pending);
        time.Shift += TimeSpan.FromSeconds(30);
        program.City.ClockAhead = TimeSpan.FromSeconds(30);

        await program.Start();
        await waiting;

        var occurredAt = Assert.Single(program.City.Calls).OccurredAt;
        Assert.NotNull(occurredAt);
        Assert.Equal(0, (occurredAt.Value - pressedAt).TotalSeconds, tolerance: 2);
    }

    [Fact]
    public async Task Says_nothing_of_the_time_when_it_went_at_once()
    {
        await using var program = await TestProgram.Started();
        await using var device = await Device.Watching(program.Address);

        await device.Client.Acknowledge(TestCity.Ticket, cancellation: Token);

        Assert.Null(Assert.Single(program.City.Calls).OccurredAt);
    }

    [Fact]
    public async Task Is_taken_back_while_it_waits()
    {
        await using var program = new TestProgram();
        await using var device = new Device(program.Address);
        await device.Client.Start(Token);
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var waiting = device.Client.Acknowledge(TestCity.Ticket, cancellation: giveUp.Token);

        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await program.Start();
        await device.Client.Comment(TestCity.Ticket, "Later.", Token);

        Assert.Equal("Comment", Assert.Single(program.City.Calls).Method);
    }

    [Fact]
    public async Task Every_command_reaches_its_own_door()
    {
        await using var program = await TestProgram.Started();
        await using var device = await Device.Watching(program.Address);
        var client = device.Client;

        await client.Report(new ReportCommand("", "lamp-out", "yanzishan-1-01", null, "Lamp out", null), Token);
        await client.Acknowledge(TestCity.Ticket, cancellation: Token);
        await client.ProposeSolution(TestCity.Ticket, "text", Token);
        await client.ReplyInWriting(TestCity.Ticket, "text", Token);
        await client.Resolve(TestCity.Ticket, "text", ["photo"], Token);
        await client.Confirm(TestCity.Ticket, 5, cancellation: Token);
        await client.Reopen(TestCity.Ticket, "reason", Token);
        await client.Reclassify(TestCity.Ticket, null, "major", "reason", Token);
        await client.Assign(TestCity.Ticket, "worker2", Token);
        await client.Escalate(TestCity.Ticket, "reason", Token);
        await client.Return(TestCity.Ticket, "reason", Token);
        await client.Comment(TestCity.Ticket, "text", Token);

        Assert.Equal(
            ["Report", "Acknowledge", "ProposeSolution", "ReplyInWriting", "Resolve", "Confirm", "Reopen", "Reclassify", "Assign", "Escalate", "Return", "Comment"],
            program.City.Calls.Select(call => call.Method));
        Assert.Equal(12, program.City.Calls.Select(call => call.CommandId).Distinct().Count());
    }
}
