using RedProperty.Realtime.Redis.Connections;
using RedProperty.Realtime.Redis.Tests.Running;
using RedProperty.Realtime.Redis.Tickets;
using StackExchange.Redis;

namespace RedProperty.Realtime.Redis.Tests.Durability;

/// <summary>
/// What we promise: with the embedded store, and with redis-server under <c>appendfsync always</c>, what was acknowledged survives kill -9, whole.
/// Under <c>everysec</c>, Redis' default, the death of the process alone loses nothing either; a power cut may cost the last second.
/// </summary>
public sealed class Surviving
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, BothStores]
    public async Task Keeps_all_that_was_acknowledged_through_kills_in_the_middle_of_writes(StoreKind kind)
    {
        await using var store = await Stores.Own(kind);
        var books = new Bookkeeping(ATicket.Community());
        for (var round = 1; round <= 3; round++)
        {
            await using (var room = await Room.On(store.Configuration))
            {
                var target = books.Acknowledged + 300;
                var writing = books.WriteOn(room);
                while (books.Acknowledged < target)
                {
                    await Task.Delay(5, Token);
                }

                await store.Kill();
                await writing;
            }

            await store.Start();
            await using var again = await Room.On(store.Configuration);
            await books.Check(again);
        }
    }

    [Fact]
    public async Task Finishes_a_change_that_the_store_was_killed_in_before_anybody_reads()
    {
        await using var store = await Stores.Own(StoreKind.EmbeddedProcess);
        var ticket = ATicket.New(ATicket.Community());
        await using (var room = await Room.On(store.Configuration))
        {
            // The script up to its journal, and not one command further: the earliest moment of death that leaves anything.
            var arguments = new AppendArguments([WrittenChange.Of(ticket.Report("resident:1"))], null);
            var cut = LuaScripts.Append.Replace("for _, line in ipairs(work) do", "if true then return { 'killed' } end\nfor _, line in ipairs(work) do", StringComparison.Ordinal);
            await room.Database.SetAddAsync(RedisKeys.Communities, ticket.Place.Community);
            var answer = (RedisResult[])(await room.Database.ScriptEvaluateAsync(cut, arguments.Keys, arguments.Values))!;
            Assert.Equal("killed", (string?)answer[0]);
            await store.Kill();
        }

        await store.Start();
        await using var again = await Room.On(store.Configuration);
        var loaded = await again.Tickets.Load(ticket.Id, "resident:1", Token);
        Assert.Equal(1, loaded.Ticket!.Version);
        Assert.Equal(new Domain.Tickets.CommandReceipt(ticket.Id, 1, "grid/g-1", 1), loaded.Receipt);
        Assert.Single(await again.Tickets.History(ticket.Id, Token));
        Assert.Single(await again.Queries.OpenIn([ticket.Feed], 10, Token));
        Assert.False(await again.Database.KeyExistsAsync(RedisKeys.Journal(ticket.Place.Community)));
        Assert.Equal(2, (await again.Tickets.Append(ticket.Then(), Token)).Receipt!.Sequence);
    }

    [Fact]
    public async Task Killed_between_two_tickets_that_are_written_together_it_wakes_up_with_both()
    {
        await using var store = await Stores.Own(StoreKind.EmbeddedProcess);
        var community = ATicket.Community();
        var (leaving, staying) = (ATicket.New(community), ATicket.New(community));
        await using (var room = await Room.On(store.Configuration))
        {
            await room.Tickets.AppendAll([leaving.Report(), staying.Report()], Token);

            // The first ticket and its receipt are written, the second is not.
            var changes = new[] { WrittenChange.Of(leaving.Then(commandKey: "worker-1:merge")), WrittenChange.Of(staying.Then()) };
            var arguments = new AppendArguments(changes, null, isTogether: true);
            var cut = LuaScripts.Append.Replace(
                "for _, line in ipairs(work) do", "for at, line in ipairs(work) do\nif at > #work / 2 then return { 'killed' } end", StringComparison.Ordinal);
            var answer = (RedisResult[])(await room.Database.ScriptEvaluateAsync(cut, arguments.Keys, arguments.Values))!;
            Assert.Equal("killed", (string?)answer[0]);
            await store.Kill();
        }

        await store.Start();
        await using var again = await Room.On(store.Configuration);
        Assert.Equal([2L, 2L], (await again.Tickets.LoadAll(community, [leaving.Id, staying.Id], Token)).Select(ticket => ticket!.Version));
        var repeated = await again.Tickets.AppendTogether([leaving.Then(commandKey: "worker-1:merge"), staying.Then()], Token);
        Assert.Equal((Domain.Tickets.AppendStatus.Replayed, 2L), (repeated.Status, repeated.Receipt!.Version));
        Assert.Equal(4, (await again.Feeds.Head(leaving.Feed, Token)).Sequence);
    }

    [Theory, BothStores]
    public async Task Finishes_an_interrupted_change_before_the_next_one(StoreKind kind)
    {
        await using var store = await Stores.Own(kind);
        await using var room = await Room.On(store.Configuration);
        var (first, second) = (ATicket.New("spring"), ATicket.New("spring"));
        await room.Tickets.Append(first.Report(), Token);
        var arguments = new AppendArguments([WrittenChange.Of(second.Report())], null);
        var cut = LuaScripts.Append.Replace("for _, line in ipairs(work) do", "if true then return { 'killed' } end\nfor _, line in ipairs(work) do", StringComparison.Ordinal);
        await room.Database.ScriptEvaluateAsync(cut, arguments.Keys, arguments.Values);

        Assert.Equal(3, (await room.Tickets.Append(first.Then(), Token)).Receipt!.Sequence);
        Assert.Equal(2, await room.Queries.CountOpen(["spring"], Token));
    }
}
