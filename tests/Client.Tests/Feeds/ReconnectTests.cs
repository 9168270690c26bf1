using RedProperty.Realtime.Client.Tests.Fakes;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client.Tests.Feeds;

public class ReconnectTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Goes_on_from_its_cursors_when_the_program_came_back()
    {
        await using var program = await TestProgram.Started();
        await using var device = await Device.Watching(program.Address);
        await program.Push(program.City.Happen());
        await device.Raises(1);

        await program.Stop();
        await Device.Until(() => device.Client.State == ConnectionState.Away);
        program.City.Happen();
        program.City.Happen();
        await program.Start();

        await device.Raises(2, 3);
        Assert.Equal(new FeedCursor("epoch-1", 1), program.City.Watches.Last().Cursors![TestCity.Feed]);
        Assert.Equal(1, device.Resets);
        await device.Client.WhenLive(Token);
        await program.Push(program.City.Happen());
        await device.Raises(4);
        Assert.Equal([ConnectionState.Live, ConnectionState.Away, ConnectionState.Live], device.States);
    }

    [Fact]
    public async Task Waits_for_a_program_that_is_not_there_yet()
    {
        await using var program = new TestProgram();
        await using var device = new Device(program.Address);
        await device.Client.Start(Token);
        var watching = device.Client.Watch(null, Token);
        await Device.Until(() => device.Client.LastFault is not null);
        Assert.Equal(ConnectionState.Connecting, device.Client.State);
        Assert.Null(device.Client.LastHeardAt);

        await program.Start();
        await watching;

        Assert.Equal(ConnectionState.Live, device.Client.State);
        Assert.NotNull(device.Client.LastHeardAt);
    }

    [Fact]
    public async Task Stays_connected_and_asks_again_while_the_store_is_away()
    {
        await using var program = await TestProgram.Started();
        await using var device = await Device.Watching(program.Address);
        await program.Stop();
        await Device.Until(() => device.Client.State == ConnectionState.Away);
        program.City.Happen();
        program.City.WatchRefusals.Enqueue("unavailable: the store cannot be reached; again in 0.1 s.");
        program.City.WatchRefusals.Enqueue("unavailable: the store cannot be reached.");

        await program.Start();

        await device.Raises(1);
        Assert.Equal(4, program.City.Watches.Count);
        await device.Client.WhenLive(Token);
        Assert.Equal(1, device.Resets);
    }

    [Fact]
    public async Task Begins_anew_when_one_of_several_posts_was_taken_away_meanwhile()
    {
        await using var program = await TestProgram.Started();
        program.City.Happen();
        await using var device = await Device.Watching(program.Address);
        await program.Stop();
        await Device.Until(() => device.Client.State == ConnectionState.Away);
        program.City.WatchRefusals.Enqueue("forbidden: Feed 'grid/yanzishan-2' lies outside your posts.");

        await program.Start();
        await device.Client.WhenLive(Token);

        Assert.Empty(program.City.Watches.Last().Cursors!);
        Assert.Single(device.Client.Tickets());
        await program.Push(program.City.Happen());
        await device.Raises(2);
    }

    [Fact]
    public async Task Tells_by_a_reset_that_nothing_is_left_to_watch()
    {
        await using var program = await TestProgram.Started();
        program.City.Happen();
        await using var device = await Device.Watching(program.Address);
        await program.Stop();
        await Device.Until(() => device.Client.State == ConnectionState.Away);
        program.City.WatchRefusals.Enqueue("forbidden: You hold no post.");
        program.City.WatchRefusals.Enqueue("forbidden: You hold no post.");

        await program.Start();
        await device.Client.WhenLive(Token);

        Assert.Equal(2, device.Resets);
        Assert.Empty(device.Client.Tickets());
    }

    [Fact]
    public async Task Knows_how_far_the_servers_clock_is_ahead()
    {
        await using var program = await TestProgram.Started();
        program.City.ClockAhead = TimeSpan.FromMinutes(7);
        await using var device = await Device.Watching(program.Address);

        Assert.Equal(7 * 60, device.Client.ClockOffset.TotalSeconds, tolerance: 2);
    }

    [Fact]
    public async Task Follows_when_somebody_sets_the_devices_clock()
    {
        await using var program = await TestProgram.Started();
        var time = new ShiftedTime();
        await using var device = new Device(program.Address, time: time);
        await device.Client.Start(Token);
        await device.Client.Watch(null, Token);
        time.Shift = TimeSpan.FromHours(1);

        await program.Push(new FeedHeads(program.City.Now, new Dictionary<string, long>()));

        await Device.Until(() => Math.Abs(device.Client.ClockOffset.TotalSeconds + 3600) < 2);
    }

    [Fact]
    public async Task Signs_in_and_tells_why_not()
    {
        await using var program = await TestProgram.Started();
        await using var device = new Device(program.Address);

        var fault = await Assert.ThrowsAsync<CoordinationFault>(() => device.Client.SignIn("worker1", "wrong", Token));
        var session = await device.Client.SignIn("worker1", "right", Token);

        Assert.Equal(FaultCodes.Unauthenticated, fault.Code);
        Assert.Equal("The name or the password is wrong.", fault.Sentence);
        Assert.Equal("worker1", session.User.Id);
        Assert.Same(session, device.Client.Session);
    }
}
