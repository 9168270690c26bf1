using RedProperty.Realtime.Client.Tests.Fakes;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client.Tests.Copies;

public sealed class KeptCopyTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Is_shown_before_the_hub_is_there()
    {
        await using var program = await TestProgram.Started();
        await ADayOf(program);
        await program.Stop();

        await using var device = Again(program);
        await device.Client.Start(Token);

        Assert.Equal(2, device.Client.Tickets().Count);
        Assert.Equal(2, device.Client.Find(TestCity.Ticket)!.Version);
        Assert.Equal(new FeedCursor("epoch-1", 3), device.Client.Cursors[TestCity.Feed]);
        Assert.InRange(program.City.Now - device.Client.CopiedAt!.Value, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        Assert.Equal((ConnectionState.Connecting, 0), (device.Client.State, device.Resets));
    }

    [Fact]
    public async Task Is_continued_with_what_it_missed_and_nothing_else()
    {
        await using var program = await TestProgram.Started();
        await ADayOf(program);
        program.City.Happen();
        program.City.Happen();

        await using var device = Again(program);
        await device.Client.Start(Token);

        await device.Raises(4, 5);
        await device.Client.WhenLive(Token);
        Assert.Equal((0, 4L), (device.Resets, device.Client.Find(TestCity.Ticket)!.Version));
        var watch = program.City.Watches.Last();
        Assert.Equal((new FeedCursor("epoch-1", 3), null, true), (watch.Cursors![TestCity.Feed], watch.Scope, watch.OwnPosts));
        await program.Push(program.City.Happen());
        await device.Raises(6);
    }

    [Fact]
    public async Task Keeps_the_place_for_which_it_was_watched()
    {
        await using var program = await TestProgram.Started();
        await using (var first = Again(program))
        {
            await first.Client.Start(Token);
            await first.Client.Watch("yanzishan", Token);
        }

        await using var device = Again(program);
        await device.Client.Start(Token);
        await device.Client.WhenLive(Token);

        Assert.Equal(("yanzishan", 0L), (program.City.Watches.Last().Scope, program.City.Watches.Last().Cursors![TestCity.Feed].Sequence));
    }

    [Fact]
    public async Task Is_replaced_when_the_log_is_another()
    {
        await using var program = await TestProgram.Started();
        await ADayOf(program);
        program.City.LoseTheLog();
        program.City.Happen(ticketId: "yanzishan.other");

        await using (var device = Again(program))
        {
            await device.Client.Start(Token);
            await device.Client.WhenLive(Token);
            Assert.Equal(1, device.Resets);
            await Device.Until(() => program.City.Receipts.Contains(new FeedReceipt(TestCity.Feed, 1)));
            Assert.Equal(new FeedReceipt(TestCity.Feed, 1), program.City.Receipts.Last());
        }

        var kept = Assert.Single((await new FileCopyStore(folder.Path).Load(Token)).Feeds);
        Assert.Equal(("epoch-2", "yanzishan.other"), (kept.Cursor.Epoch, Assert.Single(kept.Tickets).Id));
    }

    [Theory]
    [InlineData("{ torn\n")]
    [InlineData("""{"isAnew":true,"shape":"of an older client","dropped":[],"feeds":[{"feed":"grid/x","cursor":{"epoch":"e","sequence":1},"scopes":[""],"isAnew":true,"tickets":[],"removed":[]}]}""" + "\n")]
    public async Task Is_read_anew_when_it_cannot_be_read(string journal)
    {
        await using var program = await TestProgram.Started();
        program.City.Happen();
        await File.WriteAllTextAsync(folder.Journal, journal, Token);

        await using (var device = Again(program))
        {
            await device.Client.Start(Token);
            Assert.Empty(device.Client.Tickets());
            Assert.Null(device.Client.CopiedAt);
            await device.Client.Watch(null, Token);
            Assert.Single(device.Client.Tickets());
        }

        Assert.Equal(TestCity.Feed, Assert.Single((await new FileCopyStore(folder.Path).Load(Token)).Feeds).Feed);
    }

    [Fact]
    public async Task Is_forgotten_with_the_post_that_brought_it()
    {
        await using var program = await TestProgram.Started();
        await ADayOf(program);
        program.City.WatchRefusals.Enqueue("forbidden: You hold no post.");
        program.City.WatchRefusals.Enqueue("forbidden: You hold no post.");

        await using (var device = Again(program))
        {
            await device.Client.Start(Token);
            await device.Client.WhenLive(Token);
            Assert.Empty(device.Client.Tickets());
        }

        Assert.Empty((await new FileCopyStore(folder.Path).Load(Token)).Feeds);
    }

    [Fact]
    public async Task Is_complete_when_the_program_ends_in_good_order_however_long_the_pause()
    {
        await using var program = await TestProgram.Started();
        await using (var device = new Device(program.Address, also: it => it with { Copies = new FileCopyStore(folder.Path), CopyPause = TimeSpan.FromHours(1) }))
        {
            await device.Client.Start(Token);
            await device.Client.Watch(null, Token);
            for (var i = 0; i < 5; i++)
            {
                await program.Push(program.City.Happen());
            }

            await device.Raises(1, 2, 3, 4, 5);
        }

        Assert.Equal(5, Assert.Single((await new FileCopyStore(folder.Path).Load(Token)).Feeds).Cursor.Sequence);
    }

    private Device Again(TestProgram program) => Device.Keeping(program.Address, new FileCopyStore(folder.Path));

    private async Task ADayOf(TestProgram program)
    {
        await using var device = Again(program);
        await device.Client.Start(Token);
        await device.Client.Watch(null, Token);
        await program.Push(program.City.Happen());
        await program.Push(program.City.Happen(ticketId: "yanzishan.t2"));
        await program.Push(program.City.Happen());
        await device.Raises(1, 2, 3);
    }
}
