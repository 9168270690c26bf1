using RedProperty.Realtime.Domain.Deliveries;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Redis.Tests.Running;

namespace RedProperty.Realtime.Redis.Tests.Deliveries;

public sealed class Delivering(Stores stores)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, BothStores]
    public async Task A_receipt_delivers_the_calls_it_covers_to_the_people_they_call_once_for_each_device(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var community = ATicket.Community();
        var first = ATicket.New(community);
        var second = ATicket.New(community, holder: "worker-2");
        await room.Tickets.Append(first.Report(), Token);
        await room.Tickets.Append(first.Then(steps: 3), Token);
        await room.Tickets.Append(second.Report(), Token);

        Assert.Empty(await room.Deliveries.Record([Receipt(first, "worker-2", "tablet", 4)], Token));
        var come = Assert.Single(await room.Deliveries.Record([Receipt(first, "worker-1", "tablet", 5)], Token));
        Assert.Equal((first.Id, 1, "worker-1", ATicket.Nine), (come.Delivery.TicketId, come.Delivery.Version, come.Delivery.UserId, come.CalledAt.ToOffset(TimeSpan.FromHours(8))));
        Assert.Equal(2, (await room.Deliveries.Record([Receipt(first, "worker-1", "phone", 5), Receipt(first, "worker-2", "tablet", 5)], Token)).Count);
        Assert.Empty(await room.Deliveries.Record([Receipt(first, "worker-1", "tablet", 5), Receipt(first, "worker-1", "phone", 2)], Token));

        Assert.Equal(["phone", "tablet"], (await room.Deliveries.Of(first.Id, Token)).Select(it => it.DeviceId).Order());
        Assert.Equal("worker-2", Assert.Single(await room.Deliveries.Of(second.Id, Token)).UserId);
    }

    [Theory, BothStores]
    public async Task A_call_waits_for_its_judgement_from_its_30th_second_until_it_is_judged(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var ticket = ATicket.New(ATicket.Community());
        var community = ticket.Place.Community;
        await room.Tickets.Append(ticket.Report(), Token);
        await room.Tickets.Append(ticket.Then(), Token);
        var due = ATicket.Nine + Call.Patience;

        Assert.Empty(await room.Deliveries.Unjudged(community, due.AddMilliseconds(-1), 10, Token));
        var call = Assert.Single(await room.Deliveries.Unjudged(community, due, 10, Token));
        Assert.Equal((ticket.Id, 1), (call.TicketId, call.Version));
        Assert.Equal(["worker-1"], call.UserIds);
        await room.Deliveries.Judged(community, [call], Token);
        Assert.Empty(await room.Deliveries.Unjudged(community, due.AddDays(1), 10, Token));
    }

    [Theory, BothStores]
    public async Task Calls_older_than_the_feed_are_forgotten(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var ticket = ATicket.New(ATicket.Community());
        await room.Tickets.Append(ticket.Report(), Token);
        var remarks = ticket.Then(steps: Retention.FeedEntries);
        await room.Tickets.Append(remarks, Token);
        await room.Tickets.Append(ATicket.New(ticket.Place.Community).Report(), Token);

        Assert.Equal(1, await room.Database.SortedSetLengthAsync(RedisKeys.Calls(ticket.Feed)));
    }

    private static DeviceReceipt Receipt(Ticket ticket, string user, string device, long sequence) =>
        new(ticket.Feed, user, device, sequence, ATicket.Nine.AddSeconds(1));
}
