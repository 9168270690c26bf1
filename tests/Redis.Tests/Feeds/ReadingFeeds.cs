using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Redis.Tests.Running;

namespace RedProperty.Realtime.Redis.Tests.Feeds;

public sealed class ReadingFeeds(Stores stores)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, BothStores]
    public async Task Numbers_events_without_a_gap_while_many_write_at_once(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var community = ATicket.Community();
        var receipts = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            var ticket = ATicket.New(community);
            await room.Tickets.Append(ticket.Report(), Token);
            var change = ticket.Then(steps: 3);
            return (await room.Tickets.Append(change, Token)).Receipt!;
        }));

        var feed = new Feed(community, "g-1");
        var head = await room.Feeds.Head(feed, Token);
        var slice = await room.Feeds.ReadAfter(feed, head with { Sequence = 0 }, 100, Token);
        Assert.Equal(80, head.Sequence);
        Assert.Equal(head, slice.Head);
        Assert.Equal(Enumerable.Range(1, 80).Select(sequence => head with { Sequence = sequence }), slice.Events!.Select(happened => happened.Position));
        foreach (var receipt in receipts)
        {
            Assert.Equal(
                [2, 3, 4],
                slice.Events!.Where(happened => happened.Position.Sequence > receipt.Sequence - 3 && happened.Position.Sequence <= receipt.Sequence)
                    .Select(happened => happened.Ticket.Version));
        }
    }

    [Theory, BothStores]
    public async Task Gives_all_events_after_a_position_or_none(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var ticket = ATicket.New(ATicket.Community());
        await room.Tickets.Append(ticket.Report(), Token);
        await room.Tickets.Append(ticket.Then(steps: 4), Token);
        var head = await room.Feeds.Head(ticket.Feed, Token);

        Assert.Equal([4, 5], (await Read(3, 2))!.Select(happened => happened.Position.Sequence));
        Assert.Empty((await Read(5, 0))!);
        Assert.Null(await Read(2, 2));
        Assert.Null(await Read(6, 10));
        Assert.Null(await Read(-1, 10));
        Assert.Null((await room.Feeds.ReadAfter(ticket.Feed, new FeedPosition("another", 3), 10, Token)).Events);

        async Task<IReadOnlyList<TicketEvent>?> Read(long after, int most)
        {
            var slice = await room.Feeds.ReadAfter(ticket.Feed, head with { Sequence = after }, most, Token);
            Assert.Equal(head, slice.Head);
            return slice.Events;
        }
    }

    [Theory, BothStores]
    public async Task Gives_nothing_rather_than_a_row_with_a_damaged_entry(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var ticket = ATicket.New(ATicket.Community());
        await room.Tickets.Append(ticket.Report(), Token);
        await room.Tickets.Append(ticket.Then(steps: 4), Token);
        var head = await room.Feeds.Head(ticket.Feed, Token);
        await room.Database.HashDeleteAsync(RedisKeys.Feed(ticket.Feed), 3);

        Assert.Null((await room.Feeds.ReadAfter(ticket.Feed, head with { Sequence = 1 }, 10, Token)).Events);
        Assert.NotNull((await room.Feeds.ReadAfter(ticket.Feed, head with { Sequence = 3 }, 10, Token)).Events);
    }

    [Theory, BothStores]
    public async Task Has_an_epoch_before_anything_happened_and_keeps_it(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var ticket = ATicket.New(ATicket.Community());
        var empty = await room.Feeds.Head(ticket.Feed, Token);
        await room.Tickets.Append(ticket.Report(), Token);

        Assert.NotEmpty(empty.Epoch);
        Assert.Equal(0, empty.Sequence);
        Assert.Single((await room.Feeds.ReadAfter(ticket.Feed, empty, 10, Token)).Events!);
    }

    [Theory, BothStores]
    public async Task Keeps_the_newest_two_thousand_events(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var ticket = ATicket.New(ATicket.Community());
        await room.Tickets.Append(ticket.Report(), Token);
        for (var i = 0; i < 21; i++)
        {
            var change = ticket.Then(steps: 100);
            await room.Tickets.Append(change, Token);
            ticket = change.After;
        }

        var head = await room.Feeds.Head(ticket.Feed, Token);
        Assert.Equal(2101, head.Sequence);
        Assert.Equal(Retention.FeedEntries, await room.Database.HashLengthAsync(RedisKeys.Feed(ticket.Feed)));
        var kept = await room.Feeds.ReadAfter(ticket.Feed, head with { Sequence = 101 }, 5000, Token);
        Assert.Equal(Enumerable.Range(102, 2000).Select(sequence => (long)sequence), kept.Events!.Select(happened => happened.Position.Sequence));
        Assert.Null((await room.Feeds.ReadAfter(ticket.Feed, head with { Sequence = 100 }, 5000, Token)).Events);
    }
}
