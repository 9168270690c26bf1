using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using RedProperty.Realtime.Client.Feeds;
using RedProperty.Realtime.Client.Tests.Fakes;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client.Tests.Feeds;

public class ReceiptTests
{
    private static readonly TimeSpan LongPause = TimeSpan.FromHours(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Says_how_far_it_has_stored_and_falls_silent()
    {
        await using var program = await TestProgram.Started();
        var time = new TurnedTime();
        await using var device = await Device.Watching(program.Address, time: time);
        for (var sequence = 1; sequence <= 5; sequence++)
        {
            await program.Push(program.City.Happen());
            await Device.Until(() => Breathes(time, LongPause) && program.City.Receipts.LastOrDefault()?.Sequence == sequence);
        }

        // That it breathes again says that all before is over: nothing else was ever waited for, so nothing was to be said again.
        Assert.Equal([1L, 2, 3, 4, 5], program.City.Receipts.Select(receipt => receipt.Sequence));
        Assert.All(time.Begun, wait => Assert.Equal(ReceiptSender.Breath, wait));
    }

    [Fact]
    public async Task Speaks_at_once_after_a_rest_however_long_the_pause()
    {
        await using var program = await TestProgram.Started();
        await using var device = await Device.Watching(program.Address, receiptPause: LongPause);

        await program.Push(program.City.Happen());

        await Device.Until(() => program.City.Receipts.Contains(new FeedReceipt(TestCity.Feed, 1)));
    }

    [Fact]
    public async Task Keeps_to_the_pause_afterwards_and_then_tells_the_newest_place()
    {
        await using var program = await TestProgram.Started();
        var time = new TurnedTime();
        await using var device = await Device.Watching(program.Address, receiptPause: LongPause, time: time);
        await program.Push(program.City.Happen());
        await Device.Until(() => Breathes(time, ReceiptSender.Breath) && !program.City.Receipts.IsEmpty);

        for (var i = 0; i < 10; i++)
        {
            await program.Push(program.City.Happen());
        }

        await device.Raises(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        await Device.Until(() => Breathes(time, ReceiptSender.Breath) && time.Waits.Any(wait => wait > LongPause / 2));
        await device.HubHasHeardAll();
        Assert.Single(program.City.Receipts);

        await time.Turn(LongPause);
        await Device.Until(() => Breathes(time, ReceiptSender.Breath) && program.City.Receipts.Count > 1);
        Assert.Equal([1L, 11], program.City.Receipts.Select(receipt => receipt.Sequence));
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

    [Theory]
    [InlineData("tablet-7", 2)]
    [InlineData(null, 15)]
    public async Task Pings_every_2_seconds_once_it_has_named_its_device(string? named, int seconds)
    {
        IHubConnectionBuilder? builder = null;
        await using var device = new Device(
            new Uri("http://hub.test"),
            device: named is null ? null : new WatchingDevice(named, "tablet"),
            also: options => options with { ConfigureConnection = connection => builder = connection });

        // A second connection that is built the same; what SignalR does with its interval is its own affair.
        await using var services = builder!.Services.BuildServiceProvider();
        Assert.Equal(TimeSpan.FromSeconds(seconds), services.GetRequiredService<HubConnection>().KeepAliveInterval);
    }

    /// <summary>Ends a breath, by turning the clock this far; always true.</summary>
    private static bool Breathes(TurnedTime time, TimeSpan by)
    {
        if (time.Waits.Contains(ReceiptSender.Breath))
        {
            time.Advance(by);
        }

        return true;
    }
}
