using RedProperty.Realtime.Client.Copies;
using RedProperty.Realtime.Client.Tests.Fakes;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client.Tests.Copies;

public class SavingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tells_the_hub_what_it_has_only_when_the_store_has_answered()
    {
        await using var program = await TestProgram.Started();
        var store = new SlowCopyStore();
        await using var device = await Watching(program, store);
        await Device.Until(() => store.Batches.Length == 1);
        var saving = new TaskCompletionSource();
        store.BeforeSaving = () => saving.Task;

        await program.Push(program.City.Happen());
        await device.Raises(1);
        await Task.Delay(300, Token);
        Assert.Empty(program.City.Receipts);
        saving.SetResult();

        await Device.Until(() => program.City.Receipts.Contains(new FeedReceipt(TestCity.Feed, 1)));
    }

    [Fact]
    public async Task Never_holds_up_an_event()
    {
        await using var program = await TestProgram.Started();
        var never = new TaskCompletionSource();
        var store = new SlowCopyStore { BeforeSaving = () => never.Task };
        await using var device = await Watching(program, store);

        await program.Push(program.City.Happen());
        await program.Push(program.City.Happen());

        await device.Raises(1, 2);
        Assert.Empty(store.Batches);
        never.SetResult();
    }

    [Fact]
    public async Task Comes_again_with_everything_when_the_disk_was_full()
    {
        await using var program = await TestProgram.Started();
        var isFull = false;
        var store = new SlowCopyStore { BeforeSaving = () => isFull ? throw new IOException("No space left on device") : Task.CompletedTask };
        await using var device = await Watching(program, store);
        await Device.Until(() => store.Batches.Length == 1);
        isFull = true;
        await program.Push(program.City.Happen());
        await program.Push(program.City.Happen(ticketId: "yanzishan.t2"));
        await Device.Until(() => device.Client.CopyFault is IOException);
        await Task.Delay(200, Token);
        Assert.Empty(program.City.Receipts);

        isFull = false;

        await Device.Until(() => program.City.Receipts.Contains(new FeedReceipt(TestCity.Feed, 2)));
        AssertWholeAfterEachBatch(store);
        Assert.Equal(2, Folded(store.Batches).Feeds[0].Tickets.Count);
        Assert.Null(device.Client.CopyFault);
    }

    [Fact]
    public async Task Puts_many_events_into_few_batches_each_of_which_is_whole()
    {
        await using var program = await TestProgram.Started();
        var store = new SlowCopyStore { BeforeSaving = () => Task.Delay(30, Token) };
        await using (var device = await Watching(program, store))
        {
            for (var i = 0; i < 200; i++)
            {
                await program.Push(program.City.Happen());
            }

            await Device.Until(() => device.Client.Cursors[TestCity.Feed].Sequence == 200);
        }

        Assert.InRange(store.Batches.Length, 2, 100);
        Assert.False(store.WasCrowded);
        AssertWholeAfterEachBatch(store);
        Assert.Equal(200, Folded(store.Batches).Feeds[0].Cursor.Sequence);
    }

    /// <summary>The one ticket's version is the feed's sequence: wherever the program dies, cursor and ticket agree.</summary>
    private static void AssertWholeAfterEachBatch(SlowCopyStore store)
    {
        for (var died = 1; died <= store.Batches.Length; died++)
        {
            var feed = Assert.Single(Folded(store.Batches.Take(died)).Feeds);
            Assert.Equal(feed.Cursor.Sequence, feed.Tickets.Sum(ticket => ticket.Version));
        }
    }

    private static KeptCopies Folded(IEnumerable<CopyChanges> batches)
    {
        var fold = new CopyFold();
        batches.ToList().ForEach(fold.Take);
        return fold.Kept;
    }

    private static async Task<Device> Watching(TestProgram program, ICopyStore store)
    {
        var device = Device.Keeping(program.Address, store);
        await device.Client.Start(Token);
        await device.Client.Watch(null, Token);
        return device;
    }
}
