using RedProperty.Realtime.Client.Tests.Fakes;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client.Tests.Feeds;

public class ReceiptTests
{
    private static readonly TimeSpan LongPause = TimeSpan.FromMinutes(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Says_how_far_it_has_stored_and_falls_silent()
    {
        await using var program = await TestProgram.Started();
        await using var device = await Device.Watching(program.Address);
        for (var i = 0; i < 5; i++)
        {
            await program.Push(program.City.Happen());
        }

        await Device.Until(() => program.City.Receipts.LastOrDefault() == new FeedReceipt(TestCity.Feed, 5));
        var sent = program.City.Receipts.Count;
        await Task.Delay(200, Token);

        Assert.Equal(sent, program.City.Receipts.Count);
    }

    [Fact]
    public async Task Speaks_at_once_after_a_rest_however_long_the_pause()
    {
        await using var program = await TestProgram.Started();
        await using var device = await Device.Watching(program.Address, receiptPause: LongPause);
        var began = TimeProvider.System.GetTimestamp();

        await program.Push(program.City.Happen());

        await Device.Until(() => program.City.Receipts.Contains(new FeedReceipt(TestCity.Feed, 1)));
        Assert.True(TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(5), "Waited for the pause.");
    }

    [Fact]
    public async Task Keeps_to_the_pause_afterwards_and_then_tells_the_newest_place()
    {
        await using var program = await TestProgram.Started();
        await using var device = await Device.Watching(program.Address, receiptPause: TimeSpan.FromSeconds(1));
        await program.Push(program.City.Happen());
        await Device.Until(() => !program.City.Receipts.IsEmpty);
        var first = TimeProvider.System.GetTimestamp();

        for (var i = 0; i < 10; i++)
        {
            await program.Push(program.City.Happen());
        }

        await Device.Until(() => program.City.Receipts.LastOrDefault()?.Sequence == 11);
        Assert.True(TimeProvider.System.GetElapsedTime(first) > TimeSpan.FromSeconds(0.8), "Did not wait for the pause.");
        Assert.Equal(2, program.City.Receipts.Count);
    }

    [Fact]
    public async Task Says_it_again_when_the_hub_could_not_take_it()
    {
        await using var program = await TestProgram.Started();
        await using var device = await Device.Watching(program.Address);
        program.City.ReceiptRefusals.Enqueue("unavailable: the store cannot be reached; again in 0.1 s.");
        program.City.ReceiptRefusals.Enqueue("limited: 20 receipts a second are the most; again in 0.1 s.");

        await program.Push(program.City.Happen());

        await Device.Until(() => program.City.Receipts.Contains(new FeedReceipt(TestCity.Feed, 1)));
        Assert.Empty(program.City.ReceiptRefusals);
    }

    [Fact]
    public async Task Says_it_once_more_to_the_next_hub_because_the_last_one_may_have_died_with_it()
    {
        await using var program = await TestProgram.Started();
        await using var device = await Device.Watching(program.Address, receiptPause: LongPause);
        await program.Push(program.City.Happen());
        await Device.Until(() => program.City.Receipts.Count == 1);
        await program.Stop();
        await Device.Until(() => device.Client.State == ConnectionState.Away);

        await program.Start();

        await Device.Until(() => program.City.Receipts.Count == 2);
        Assert.Single(program.City.Receipts.Distinct());
    }

    [Fact]
    public async Task Names_its_device_in_every_watch()
    {
        await using var program = await TestProgram.Started();
        var tablet = new WatchingDevice("tablet-7", "tablet");
        await using var device = await Device.Watching(program.Address, tablet);
        await program.Stop();
        await Device.Until(() => device.Client.State == ConnectionState.Away);
        await program.Start();
        await device.Client.WhenLive(Token);

        Assert.Equal([tablet, tablet], program.City.Watches.Select(watch => watch.Device));
    }

    [Fact]
    public async Task Is_heard_every_4_seconds_once_it_has_named_its_device()
    {
        await using var program = await TestProgram.Started(TimeSpan.FromSeconds(4));
        await using var device = await Device.Watching(program.Address, new WatchingDevice("tablet-7", "tablet"));

        await Task.Delay(TimeSpan.FromSeconds(6), Token);

        Assert.Equal([ConnectionState.Live], device.States);
    }
}
