using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Redis.Feeds;
using RedProperty.Realtime.Redis.Tests.Running;
using RedProperty.Realtime.Redis.Tickets;
using StackExchange.Redis;

namespace RedProperty.Realtime.Redis.Tests.Feeds;

public sealed class Listening(Stores stores)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EveryStore]
    public async Task Hears_what_another_process_writes_in_order_and_not_the_past(StoreKind kind)
    {
        await using var writer = await stores.Room(kind);
        var ticket = ATicket.New(ATicket.Community());
        await writer.Tickets.Append(ticket.Report(), Token);
        await using var room = await (await stores.Room(kind)).Listening();
        Assert.Equal(1, room.Listener.Heard(ticket.Feed)!.Sequence);
        using var heard = new Heard(room, ticket.Feed);
        var seen = new List<TicketEvent>();
        using var whole = room.Listener.Subscribe(happened => { if (happened.Feed == ticket.Feed) { seen.Add(happened); } });

        for (var i = 0; i < 20; i++)
        {
            var change = ticket.Then(steps: 3, text: $"{i}");
            await writer.Tickets.Append(change, Token);
            ticket = change.After;
        }

        Assert.Equal(Enumerable.Range(2, 60).Select(sequence => (long)sequence), await heard.Next(60));
        Assert.Equal(61, room.Listener.Heard(ticket.Feed)!.Sequence);
        Assert.Equal(Enumerable.Range(2, 60).Select(version => (long)version), seen.Select(happened => happened.Ticket.Version));
        Assert.Equal(new Commented("19"), seen[^1].Happening.Fact);
    }

    [Theory, EveryStore]
    public async Task Hears_a_feed_from_its_first_event_while_many_write(StoreKind kind)
    {
        await using var room = await (await stores.Room(kind)).Listening();
        var community = ATicket.Community();
        using var heard = new Heard(room, new Feed(community, "g-1"));

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => room.Tickets.Append(ATicket.New(community).Report(), Token)));

        Assert.Equal(Enumerable.Range(1, 50).Select(sequence => (long)sequence), await heard.Next(50));
        Assert.False(heard.HasMore);
    }

    [Theory, EveryStore]
    public async Task Fills_a_hole_before_it_hands_on_what_follows(StoreKind kind)
    {
        await using var room = await (await stores.Room(kind)).Listening();
        var ticket = ATicket.New(ATicket.Community());
        using var heard = new Heard(room, ticket.Feed);
        await room.Tickets.Append(ticket.Report(), Token);
        Assert.Equal([1], await heard.Next(1));

        await Unpublished(room, ticket.Then(steps: 2));
        await room.Tickets.Append((ticket with { Version = 3 }).Then(), Token);

        Assert.Equal([2, 3, 4], await heard.Next(3));
    }

    [Theory, EveryStore]
    public async Task Notices_a_lost_publication_that_nothing_follows(StoreKind kind)
    {
        await using var room = await (await stores.Room(kind)).Listening();
        var ticket = ATicket.New(ATicket.Community());
        using var heard = new Heard(room, ticket.Feed);

        await Unpublished(room, ticket.Report());

        Assert.Equal([1], await heard.Next(1));
    }

    [Theory, EveryStore]
    public async Task Drops_what_it_has_heard_before(StoreKind kind)
    {
        await using var room = await (await stores.Room(kind)).Listening();
        var ticket = ATicket.New(ATicket.Community());
        using var heard = new Heard(room, ticket.Feed);
        var change = ticket.Report();
        await room.Tickets.Append(change, Token);
        var head = await room.Feeds.Head(ticket.Feed, Token);
        var step = WrittenChange.Of(change).Steps[0];
        for (var i = 0; i < 3; i++)
        {
            await room.Database.PublishAsync(RedisKeys.FeedChannel, FeedEntry.Write(ticket.Feed, head, step.Happening.Span, step.Ticket.Span));
        }

        await room.Database.PublishAsync(RedisKeys.FeedChannel, "no event at all");
        await room.Tickets.Append(ticket.Then(), Token);

        Assert.Equal([1, 2], await heard.Next(2));
        Assert.False(heard.HasMore);
    }

    [Theory, EveryStore]
    public async Task Says_reset_when_the_log_was_lost(StoreKind kind)
    {
        await using var room = await (await stores.Room(kind)).Listening();
        var ticket = ATicket.New(ATicket.Community());
        using var heard = new Heard(room, ticket.Feed);
        await room.Tickets.Append(ticket.Report(), Token);
        var before = await room.Feeds.Head(ticket.Feed, Token);
        Assert.Equal([1], await heard.Next(1));

        // As after FLUSHALL, for this community only.
        await room.Database.KeyDeleteAsync(
            [RedisKeys.Heads(ticket.Place.Community), RedisKeys.Feed(ticket.Feed), RedisKeys.Ticket(ticket.Place.Community, ticket.Id)]);
        await room.Database.SetRemoveAsync(RedisKeys.Communities, ticket.Place.Community);
        await room.Tickets.Append(ticket.Report(), Token);

        Assert.Equal([-1], await heard.Next(1));
        var after = room.Listener.Heard(ticket.Feed)!;
        Assert.NotEqual(before.Epoch, after.Epoch);
        Assert.Null((await room.Feeds.ReadAfter(ticket.Feed, before, 100, Token)).Events);
        await room.Tickets.Append(ticket.Then(), Token);
        Assert.Equal([2], await heard.Next(1));
        Assert.Contains(ticket.Place.Community, (await room.Database.SetMembersAsync(RedisKeys.Communities)).Select(id => id.ToString()));
    }

    [Theory, EveryStore]
    public async Task Survives_a_reader_that_throws(StoreKind kind)
    {
        await using var room = await (await stores.Room(kind)).Listening();
        var ticket = ATicket.New(ATicket.Community());
        using var bad = room.Listener.Subscribe(_ => throw new InvalidOperationException("a bug"));
        using var heard = new Heard(room, ticket.Feed);
        await room.Tickets.Append(ticket.Report(), Token);

        Assert.Equal([1], await heard.Next(1));
    }

    [Theory, EveryStore]
    public async Task Catches_up_after_its_connections_were_cut(StoreKind kind)
    {
        await using var writer = await stores.Room(kind);
        await using var room = await (await stores.Room(kind)).Listening();
        var ticket = ATicket.New(ATicket.Community());
        using var heard = new Heard(room, ticket.Feed);
        await writer.Tickets.Append(ticket.Report(), Token);
        Assert.Equal([1], await heard.Next(1));

        await writer.Database.ExecuteAsync("CLIENT", "KILL", "TYPE", "pubsub");
        for (var i = 0; i < 10; i++)
        {
            var change = ticket.Then();
            await writer.Tickets.Append(change, Token);
            ticket = change.After;
        }

        Assert.Equal(Enumerable.Range(2, 10).Select(sequence => (long)sequence), await heard.Next(10));
    }

    [Theory, EveryStore]
    public async Task Heals_when_the_store_comes_back_and_fails_fast_until_then(StoreKind kind)
    {
        await using var store = await Stores.Own(kind);
        await using var room = await (await Room.On(store.Configuration)).Listening();
        var ticket = ATicket.New(ATicket.Community());
        using var heard = new Heard(room, ticket.Feed);
        await room.Tickets.Append(ticket.Report(), Token);
        Assert.Equal([1], await heard.Next(1));

        await store.Kill();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => room.Tickets.Append(ticket.Then(commandKey: "worker:1"), Token));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => room.Queries.OpenIn([ticket.Feed], 10, Token));
        await store.Start();
        await using var writer = await Room.On(store.Configuration);
        await writer.Tickets.Append(ticket.Then(steps: 2), Token);

        Assert.Equal([2, 3], await heard.Next(2));
        Assert.Equal(3, (await room.Tickets.Load(ticket.Id, null, Token)).Ticket!.Version);
    }

    /// <summary>As when the writer dies between the store's answer and the publication.</summary>
    private static async Task Unpublished(Room room, TicketChange change)
    {
        var arguments = new AppendArguments([WrittenChange.Of(change)], RedisChannel.Literal("elsewhere"));
        await room.Database.SetAddAsync(RedisKeys.Communities, change.After.Place.Community);
        var answer = await room.Database.ScriptEvaluateAsync(LuaScripts.Append, arguments.Keys, arguments.Values);
        Assert.Equal(3, ((RedisResult[])answer!).Length);
    }
}
