using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Redis.Feeds;
using RedProperty.Realtime.Redis.Tests.Running;

namespace RedProperty.Realtime.Redis.Tests.Feeds;

/// <summary>A store that comes back out of a backup, or without the end of its log, begins a new epoch: nobody continues where nothing can be compared.</summary>
public sealed class LosingTheLog(Stores stores)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, BothStores]
    public async Task A_log_that_went_back_begins_a_new_epoch(StoreKind kind)
    {
        await using var room = await (await stores.Room(kind)).Listening();
        var ticket = ATicket.New(ATicket.Community());
        using var heard = new Heard(room, ticket.Feed);
        await room.Tickets.Append(ticket.Report(), Token);
        await room.Tickets.Append(ticket.Then(steps: 4), Token);
        Assert.Equal([1, 2, 3, 4, 5], await heard.Next(5));
        var before = await room.Feeds.Head(ticket.Feed, Token);

        await room.Database.HashSetAsync(RedisKeys.Heads(ticket.Place.Community), ticket.Place.Grid, 3);

        Assert.Equal([-3], await heard.Next(1));
        var after = await room.Feeds.Head(ticket.Feed, Token);
        Assert.NotEqual(before.Epoch, after.Epoch);
        Assert.Null((await room.Feeds.ReadAfter(ticket.Feed, before with { Sequence = 2 }, 100, Token)).Events);
    }

    [Theory, BothStores]
    public async Task A_log_that_gave_known_sequences_to_other_events_begins_a_new_epoch(StoreKind kind)
    {
        await using var store = await StoreProcess.Start(kind);
        await using var room = await (await Room.On(store.Configuration)).Listening();
        var ticket = ATicket.New(ATicket.Community());
        using var heard = new Heard(room, ticket.Feed);
        await room.Tickets.Append(ticket.Report(), Token);
        await room.Tickets.Append(ticket.Then(), Token);
        Assert.Equal([1, 2], await heard.Next(2));
        var before = await room.Feeds.Head(ticket.Feed, Token);

        // The second event is lost; two others take its place and the next, before this process hears anything.
        var other = ATicket.New(ticket.Place.Community);
        await room.Database.HashSetAsync(RedisKeys.Feed(ticket.Feed), 2, EntryOf(other, before));
        await room.Database.HashSetAsync(RedisKeys.Feed(ticket.Feed), 3, EntryOf(other, before with { Sequence = 3 }));
        await room.Database.HashSetAsync(RedisKeys.Heads(ticket.Place.Community), ticket.Place.Grid, 3);
        await room.Database.ExecuteAsync("CLIENT", "KILL", "TYPE", "pubsub");

        Assert.Equal([-3], await heard.Next(1));
        Assert.NotEqual(before.Epoch, (await room.Feeds.Head(ticket.Feed, Token)).Epoch);
    }

    [Theory, BothStores]
    public async Task A_renewal_happens_once_a_minute_and_only_to_the_epoch_that_was_lost(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var feed = new Feed(ATicket.Community(), "g-1");
        var first = (await room.Feeds.Head(feed, Token)).Epoch;
        await room.Feeds.Renew(feed, "another", Token);
        Assert.Equal(first, (await room.Feeds.Head(feed, Token)).Epoch);
        await room.Feeds.Renew(feed, first, Token);
        var second = (await room.Feeds.Head(feed, Token)).Epoch;
        Assert.NotEqual(first, second);
        await room.Feeds.Renew(feed, second, Token);
        Assert.Equal(second, (await room.Feeds.Head(feed, Token)).Epoch);
    }

    [Theory, BothStores]
    public async Task Events_and_receipts_that_are_too_old_are_swept_out_and_whoever_lacks_them_reads_anew(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var old = ATicket.New(ATicket.Community());
        await room.Tickets.Append(old.Report(), Token);
        await room.Tickets.Append(old.Then(steps: 150), Token);
        var now = ATicket.Nine + Retention.FeedAge + TimeSpan.FromDays(1);
        await room.Tickets.Append(ATicket.New(old.Place.Community, reportedAt: now).Report(), Token);
        await room.Deliveries.Record([new(old.Feed, "worker-1", "tablet", 3, ATicket.Nine)], Token);
        var head = await room.Feeds.Head(old.Feed, Token);

        Assert.Equal(151, await room.Sweep.Sweep(old.Place.Community, now, Token));
        Assert.Equal(0, await room.Sweep.Sweep(old.Place.Community, now, Token));
        Assert.Null((await room.Feeds.ReadAfter(old.Feed, head with { Sequence = 100 }, 500, Token)).Events);
        Assert.Single((await room.Feeds.ReadAfter(old.Feed, head with { Sequence = 151 }, 500, Token)).Events!);
        Assert.Equal(1, await room.Database.HashLengthAsync(RedisKeys.Receipts(old.Feed)));
        await room.Sweep.Sweep(old.Place.Community, ATicket.Nine + Retention.Receipts + TimeSpan.FromDays(1), Token);
        Assert.Equal(0, await room.Database.HashLengthAsync(RedisKeys.Receipts(old.Feed)));
    }

    private static byte[] EntryOf(Ticket ticket, FeedPosition position)
    {
        var step = Redis.Tickets.WrittenChange.Of(ticket.Report()).Steps[0];
        return FeedEntry.Write(ticket.Feed, position, step.Happening.Span, step.Ticket.Span);
    }
}
