using RedProperty.Realtime.Client.Feeds;
using RedProperty.Realtime.Client.Tests.Fakes;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client.Tests.Feeds;

public class WholeCopyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Begins_with_the_open_tickets_and_then_takes_each_event()
    {
        await using var program = await TestProgram.Started();
        program.City.Happen();
        await using var device = await Device.Watching(program.Address);
        Assert.Equal(1, Assert.Single(device.Client.Tickets(TestCity.Feed)).Version);

        await program.Push(program.City.Happen());

        await device.Raises(2);
        Assert.Equal(2, device.Client.Find(TestCity.Ticket)!.Version);
        Assert.Equal(1, device.Resets);
    }

    [Fact]
    public async Task Asks_again_over_a_hole_and_raises_everything_in_order()
    {
        await using var program = await TestProgram.Started();
        await using var device = await Device.Watching(program.Address);
        await program.Push(program.City.Happen());
        program.City.Happen();
        program.City.Happen();

        await program.Push(program.City.Happen());

        await device.Raises(1, 2, 3, 4);
        Assert.Equal(new FeedCursor("epoch-1", 1), program.City.Watches.Last().Cursors![TestCity.Feed]);
        Assert.Equal(1, device.Resets);
    }

    [Fact]
    public async Task Notices_by_the_heads_a_hole_that_nothing_follows()
    {
        await using var program = await TestProgram.Started();
        await using var device = await Device.Watching(program.Address);
        program.City.Happen();

        await program.Push(new FeedHeads(program.City.Now, new Dictionary<string, long> { [TestCity.Feed] = 1 }));

        await device.Raises(1);
    }

    [Fact]
    public async Task Leaves_it_when_the_event_arrives_just_after_the_heads_that_spoke_of_it()
    {
        await using var program = await TestProgram.Started();
        var time = new TurnedTime();
        await using var device = await Device.Watching(program.Address, time: time);
        var late = program.City.Happen();

        await program.Push(new FeedHeads(program.City.Now, new Dictionary<string, long> { [TestCity.Feed] = 1 }));
        await Device.Until(() => time.Waits.Contains(FeedWatch.Patience));
        await program.Push(late);

        await device.Raises(1);
        await time.Turn(FeedWatch.Patience);
        await device.HubHasHeardAll();
        Assert.Single(program.City.Watches);
        Assert.Equal(0, device.Client.Mends);
    }

    [Fact]
    public async Task Drops_what_comes_twice()
    {
        await using var program = await TestProgram.Started();
        await using var device = await Device.Watching(program.Address);
        var first = program.City.Happen();

        await program.Push(first);
        await program.Push(first);
        await program.Push(program.City.Happen());

        await device.Raises(1, 2);
        Assert.False(device.HasMore);
        Assert.Single(program.City.Watches);
    }

    [Fact]
    public async Task Forgets_what_it_had_when_the_log_was_lost()
    {
        await using var program = await TestProgram.Started();
        program.City.Happen(ticketId: "yanzishan.old");
        await using var device = await Device.Watching(program.Address);
        program.City.LoseTheLog();
        program.City.Happen(ticketId: "yanzishan.new");

        await program.Push(program.City.Happen(ticketId: "yanzishan.new"));
        await Device.Until(() => device.Resets == 2);

        Assert.Equal("yanzishan.new", Assert.Single(device.Client.Tickets()).Id);
        Assert.Equal(new FeedCursor("epoch-2", 2), device.Client.Cursors[TestCity.Feed]);
        await program.Push(program.City.Happen(ticketId: "yanzishan.new"));
        await device.Raises(3);
    }

    [Fact]
    public async Task Notices_by_heads_that_stay_behind_that_the_log_was_lost()
    {
        await using var program = await TestProgram.Started();
        program.City.Happen();
        await using var device = await Device.Watching(program.Address);
        program.City.LoseTheLog();
        var heads = new FeedHeads(program.City.Now, new Dictionary<string, long> { [TestCity.Feed] = 0 });

        await program.Push(heads);
        await program.Push(heads);
        await Device.Until(() => device.Resets == 2);

        Assert.Empty(device.Client.Tickets());
    }

    [Fact]
    public async Task Notices_by_the_heads_epoch_that_the_log_was_lost()
    {
        await using var program = await TestProgram.Started();
        program.City.Happen();
        await using var device = await Device.Watching(program.Address);
        program.City.LoseTheLog();
        program.City.Happen(ticketId: "yanzishan.new");

        await program.Push(new FeedHeads(
            program.City.Now,
            new Dictionary<string, long> { [TestCity.Feed] = 1 },
            new Dictionary<string, string> { [TestCity.Feed] = "epoch-2" }));
        await Device.Until(() => device.Resets == 2);

        Assert.Equal("yanzishan.new", Assert.Single(device.Client.Tickets()).Id);
    }

    [Fact]
    public async Task Takes_what_arrives_while_it_asks_after_the_answer()
    {
        await using var program = await TestProgram.Started();
        program.City.Happen();
        program.City.BeforeWatchAnswers = async () =>
        {
            program.City.BeforeWatchAnswers = () => Task.CompletedTask;
            await program.Push(program.City.Happen());
        };

        await using var device = await Device.Watching(program.Address);

        await device.Raises(2);
        Assert.Single(program.City.Watches);
    }

    [Fact]
    public async Task Never_turns_a_ticket_back_to_an_older_version()
    {
        await using var program = await TestProgram.Started();
        var early = program.City.Happen();
        program.City.RunAhead(TestCity.Ticket, 7);
        await using var device = await Device.Watching(program.Address);

        await program.Push(early with { Sequence = 2, Version = 2, Ticket = early.Ticket with { Version = 2 } });

        await device.Raises(2);
        Assert.Equal(7, device.Client.Find(TestCity.Ticket)!.Version);
    }

    [Fact]
    public async Task Tells_why_a_scope_cannot_be_watched()
    {
        await using var program = await TestProgram.Started();
        await using var device = await Device.Watching(program.Address);

        var fault = await Assert.ThrowsAsync<CoordinationFault>(() => device.Client.Watch("nowhere", Token));

        Assert.Equal(FaultCodes.NotFound, fault.Code);
        Assert.Equal("There is no place 'nowhere'.", fault.Sentence);
    }

    [Fact]
    public async Task Keeps_going_when_a_handler_of_the_application_fails()
    {
        await using var program = await TestProgram.Started();
        await using var device = await Device.Watching(program.Address);
        device.Client.TicketChanged += _ => throw new InvalidOperationException("a page that was closed");

        await program.Push(program.City.Happen());
        await program.Push(program.City.Happen());

        await device.Raises(1, 2);
    }
}
