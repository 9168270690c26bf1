using System.Threading.Channels;
using RedProperty.Realtime.Redis.Tests.Running;

namespace RedProperty.Realtime.Redis.Tests.Files;

public sealed class KeepingDocuments(Stores stores)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EveryStore]
    public async Task Keeps_a_document_of_several_megabytes_whole(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var name = $"organisation-{Guid.NewGuid():N}.csv";
        var content = string.Concat(Enumerable.Range(0, 60_000).Select(i => $"building,yanzishan-{i},燕子山小区,Yanzishan\n"));
        var put = await room.Documents.Put(name, content, ATicket.Nine, Token);

        Assert.Equal(put, await room.Documents.Find(name, Token));
        Assert.Equal(content, put.Content);
        Assert.Equal(64, put.Version.Length);
        Assert.Null(await room.Documents.Find("none.csv", Token));
    }

    [Theory, EveryStore]
    public async Task Tells_every_process_of_another_version_and_nobody_of_the_same(StoreKind kind)
    {
        await using var writer = await stores.Room(kind);
        await using var room = await (await stores.Room(kind)).Listening();
        var name = $"catalogue-{Guid.NewGuid():N}.csv";
        var told = Channel.CreateUnbounded<string>();
        using var bad = room.Documents.OnChanged(_ => throw new InvalidOperationException("a bug"));
        using var subscription = room.Documents.OnChanged(changed => told.Writer.TryWrite(changed));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(Heard.Patience);

        await writer.Documents.Put(name, "one", ATicket.Nine, Token);
        while (await told.Reader.ReadAsync(patience.Token) != name)
        {
        }

        await writer.Documents.Put(name, "one", ATicket.Nine.AddDays(1), Token);
        await writer.Documents.Put(name + "2", "two", ATicket.Nine, Token);
        var names = new List<string>();
        while (!names.Contains(name + "2"))
        {
            names.Add(await told.Reader.ReadAsync(patience.Token));
        }

        Assert.DoesNotContain(name, names);
        Assert.Equal(ATicket.Nine, (await room.Documents.Find(name, Token))!.ChangedAt);
    }

    [Theory, EveryStore]
    public async Task Notices_a_change_that_came_between_reading_and_listening(StoreKind kind)
    {
        await using var writer = await stores.Room(kind);
        await using var room = await stores.Room(kind);
        var name = $"policy-{Guid.NewGuid():N}.json";
        await writer.Documents.Put(name, "{}", ATicket.Nine, Token);
        await room.Documents.Find(name, Token);
        var told = new TaskCompletionSource();
        using var subscription = room.Documents.OnChanged(changed => { if (changed == name) { told.TrySetResult(); } });
        await writer.Documents.Put(name, "{ }", ATicket.Nine, Token);
        await room.Listening();

        await told.Task.WaitAsync(Heard.Patience, Token);
    }
}
