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
        var time = new TurnedTime();
        await using var device = await Watching(program, store, time);
        await Device.Until(() => store.Batches.Length == 1);
        var (began, saving) = (new TaskCompletionSource(), new TaskCompletionSource());
        store.BeforeSaving = () =>
        {
            began.TrySetResult();
            return saving.Task;
        };

        await program.Push(program.City.Happen());
        await device.Raises(1);
        await Device.Until(() => began.Task.IsCompleted, time);
        await device.Rests(time);
        Assert.Empty(program.City.Receipts);
        saving.SetResult();

        await Device.Until(() => program.City.Receipts.Contains(new FeedReceipt(TestCity.Feed, 1)), time);
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
        var (isFull, failures) = (false, 0);
        var store = new SlowCopyStore
        {
            BeforeSaving = () =>
            {
                failures += isFull ? 1 : 0;
                return isFull ? throw new IOException("No space left on device") : Task.CompletedTask;
            },
        };
        var time = new TurnedTime();
        await using var device = await Watching(program, store, time);
        await Device.Until(() => store.Batches.Length == 1);
        isFull = true;
        await program.Push(program.City.Happen());
        await program.Push(program.City.Happen(ticketId: "yanzishan.t2"));
        await device.Raises(1, 2);
        await Device.Until(() => failures >= 3 && device.Client.CopyFault is IOException, time);
        await device.Rests(time);
        Assert.Empty(program.City.Receipts);

        isFull = false;

        await Device.Until(() => program.City.Receipts.Contains(new FeedReceipt(TestCity.Feed, 2)), time);
        AssertWholeAfterEachBatch(store);
        Assert.Equal(2, Folded(store.Batches).Feeds[0].Tickets.Count);
        Assert.Null(device.Client.CopyFault);
    }

    [Fact]
    public async Task Puts_many_events_into_few_batches_each_of_which_is_whole()
    {
        await using var program = await TestProgram.Started();
        var store = new SlowCopyStore();
        var time = new TurnedTime();
        var device = await Watching(program, store, time);
        await Device.Until(() => store.Batches.Length == 1);
        var (began, saving) = (new TaskCompletionSource(), new TaskCompletionSource());
        store.BeforeSaving = () =>
        {
            began.TrySetResult();
            return saving.Task;
        };
        await program.Push(program.City.Happen());
        await Device.Until(() => began.Task.IsCompleted, time);
        for (var i = 1; i < 200; i++)
        {
            await program.Push(program.City.Happen());
        }

        await Device.Until(() => device.Client.Cursors[TestCity.Feed].Sequence == 200);
        var leaving = device.Client.DisposeAsync();
        saving.SetResult();
        await leaving;

        Assert.Equal(3, store.Batches.Length);
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

    private static async Task<Device> Watching(TestProgram program, ICopyStore store, TimeProvider? time = null)
    {
        var device = Device.Keeping(program.Address, store, time: time);
        await device.Client.Start(Token);
        await device.Client.Watch(null, Token);
        return device;
    }
}
