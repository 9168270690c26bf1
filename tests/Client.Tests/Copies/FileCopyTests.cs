using RedProperty.Realtime.Client.Copies;
using RedProperty.Realtime.Client.Tests.Fakes;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client.Tests.Copies;

public sealed class FileCopyTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Is_whole_at_whatever_byte_the_power_went()
    {
        var store = new FileCopyStore(folder.Path);
        await store.Load(Token);
        for (var sequence = 1; sequence <= 4; sequence++)
        {
            await store.Save(Batch(sequence), Token);
        }

        var journal = await File.ReadAllBytesAsync(folder.Journal, Token);
        var seen = new HashSet<long>();
        for (var length = 0; length <= journal.Length; length++)
        {
            await File.WriteAllBytesAsync(folder.Journal, journal[..length], Token);
            var kept = await new FileCopyStore(folder.Path).Load(Token);
            Assert.All(kept.Feeds, feed => Assert.Equal(feed.Cursor.Sequence, Assert.Single(feed.Tickets).Version));
            seen.Add(kept.Feeds.SingleOrDefault()?.Cursor.Sequence ?? 0);
        }

        Assert.Equal([0, 1, 2, 3, 4], seen);
    }

    [Fact]
    public async Task Goes_on_after_half_a_line()
    {
        var store = new FileCopyStore(folder.Path);
        await store.Save(Batch(1), Token);
        await File.AppendAllTextAsync(folder.Journal, """{"isAnew":fal""", Token);

        var next = new FileCopyStore(folder.Path);
        await next.Load(Token);
        await next.Save(Batch(2), Token);
        await next.Save(Batch(3), Token);

        Assert.Equal(3, Assert.Single((await new FileCopyStore(folder.Path).Load(Token)).Feeds).Cursor.Sequence);
    }

    [Fact]
    public async Task Does_not_grow_for_ever()
    {
        var store = new FileCopyStore(folder.Path);
        for (var sequence = 1; sequence <= 60; sequence++)
        {
            await store.Save(Batch(sequence, new string('灯', 10_000)), Token);
        }

        Assert.InRange(new FileInfo(folder.Journal).Length, 1, 1_300_000);
        Assert.Equal(60, Assert.Single((await new FileCopyStore(folder.Path).Load(Token)).Feeds).Cursor.Sequence);
    }

    [Fact]
    public async Task Gives_back_everything_as_it_was()
    {
        var trueAt = new DateTimeOffset(2026, 11, 28, 14, 2, 0, TimeSpan.Zero);
        var whole = new FeedChange(TestCity.Feed, new FeedCursor("epoch-1", 7), ["", "yanzishan"], true, [TestCity.ATicket("a", 1), TestCity.ATicket("b", 2)], []);
        var store = new FileCopyStore(folder.Path);
        await store.Save(new CopyChanges(false, "shape", null, [], [whole, whole with { Feed = "grid/gone" }]), Token);
        await store.Save(new CopyChanges(false, "shape", trueAt, ["grid/gone"], [whole with { IsAnew = false, Tickets = [], Removed = ["a"] }]), Token);

        var kept = await new FileCopyStore(folder.Path).Load(Token);

        Assert.Equal(("shape", trueAt), (kept.Shape, kept.TrueAt));
        var feed = Assert.Single(kept.Feeds);
        Assert.Equal((whole.Cursor, "b"), (feed.Cursor, Assert.Single(feed.Tickets).Id));
        Assert.Equal(whole.Scopes, feed.Scopes);
    }

    private static CopyChanges Batch(long sequence, string title = "Lamp out") => new(false, CopyShape.Now, null, [], [
        new FeedChange(TestCity.Feed, new FeedCursor("epoch-1", sequence), [""], false, [TestCity.ATicket("t", sequence) with { Title = title }], []),
    ]);
}
