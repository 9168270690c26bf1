using RedProperty.Realtime.Domain.Duplicates;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Redis.Tests.Running;

namespace RedProperty.Realtime.Redis.Tests.Tickets;

/// <summary>Two tickets in one step: both or neither, and once.</summary>
public sealed class AppendingTogether(Stores stores)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EveryStore]
    public async Task Writes_both_and_answers_again_with_the_receipt_of_the_first(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var (one, two) = await Reported(room);
        TicketChange[] changes = [one.Then(ticket => ticket.Resolved(), "worker-1:merge"), two.Then()];

        var first = await room.Tickets.AppendTogether(changes, Token);
        var again = await room.Tickets.AppendTogether(changes, Token);

        Assert.Equal((AppendStatus.Written, new CommandReceipt(one.Id, 2, one.Feed.Name, 3)), (first.Status, first.Receipt));
        Assert.Equal((AppendStatus.Replayed, first.Receipt), (again.Status, again.Receipt));
        Assert.Equal([2L, 2L], (await room.Tickets.LoadAll(one.Place.Community, [one.Id, two.Id], Token)).Select(ticket => ticket!.Version));
        Assert.Equal(4, (await room.Feeds.Head(one.Feed, Token)).Sequence);
        Assert.Equal(1, await room.Queries.CountOpen([one.Place.Community], Token));
    }

    [Theory, EveryStore]
    public async Task Writes_neither_when_somebody_changed_either(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var (one, two) = await Reported(room);
        await room.Tickets.Append(two.Then(), Token);

        var late = await room.Tickets.AppendTogether([one.Then(commandKey: "a"), two.Then()], Token);
        var crosswise = await room.Tickets.AppendTogether([two.Then(commandKey: "b"), one.Then()], Token);

        Assert.Equal((AppendStatus.Conflict, AppendStatus.Conflict), (late.Status, crosswise.Status));
        Assert.Equal((1L, null), ((await room.Tickets.Load(one.Id, "a", Token)).Ticket!.Version, (await room.Tickets.Load(one.Id, "a", Token)).Receipt));
        Assert.Single(await room.Tickets.History(one.Id, Token));
        Assert.Equal(3, (await room.Feeds.Head(one.Feed, Token)).Sequence);
    }

    [Theory, EveryStore]
    public async Task Competing_writers_never_tear_two_tickets_apart(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var community = ATicket.Community();
        var into = ATicket.New(community);
        await room.Tickets.Append(into.Report(), Token);
        var leaving = Enumerable.Range(0, 12).Select(_ => ATicket.New(community)).ToArray();
        await room.Tickets.AppendAll([.. leaving.Select(ticket => ticket.Report())], Token);

        await Task.WhenAll(leaving.Select(async ticket =>
        {
            AppendResult result;
            do
            {
                var now = (await room.Tickets.Load(into.Id, null, Token)).Ticket!;
                result = await room.Tickets.AppendTogether([ticket.Then(commandKey: $"w:{ticket.Id}", text: "走"), now.Then(text: "来")], Token);
            }
            while (result.Status == AppendStatus.Conflict);
        }));

        Assert.Equal(13, (await room.Tickets.Load(into.Id, null, Token)).Ticket!.Version);
        Assert.All(await room.Tickets.LoadAll(community, [.. leaving.Select(ticket => ticket.Id)], Token), ticket => Assert.Equal(2, ticket!.Version));
        Assert.Equal(37, (await room.Feeds.Head(into.Feed, Token)).Sequence);
    }

    [Theory, EveryStore]
    public async Task A_followers_code_opens_the_ticket_and_stays_out_of_the_feed_with_his_phone(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var (one, _) = await Reported(room);
        var code = $"{one.Place.Community}-follower";

        var result = await room.Tickets.Append(Follow(one, code), Token);

        Assert.Equal(AppendStatus.Written, result.Status);
        Assert.Equal(one.Id, await room.Tickets.FindByTrackingCode(code, Token));
        var kept = (Followed)(await room.Tickets.History(one.Id, Token))[^1].Happening.Fact;
        Assert.Equal((code, "13900000000"), (kept.TrackingCode, kept.Contact!.Phone));
        var epoch = (await room.Feeds.Head(one.Feed, Token)).Epoch;
        var told = (await room.Feeds.ReadAfter(one.Feed, new FeedPosition(epoch, 2), 10, Token)).Events!;
        Assert.Equal(new Followed(null, null), Assert.Single(told).Happening.Fact);
        var feed = string.Concat((await room.Database.HashGetAllAsync(RedisKeys.Feed(one.Feed))).Select(entry => entry.Value.ToString()));
        Assert.DoesNotContain(code, feed, StringComparison.Ordinal);
        Assert.DoesNotContain("13900000000", feed, StringComparison.Ordinal);
    }

    [Theory, EveryStore]
    public async Task A_code_that_came_to_nothing_opens_nothing(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var (one, _) = await Reported(room);
        var code = $"{one.Place.Community}-late";
        await room.Tickets.Append(one.Then(), Token);

        var result = await room.Tickets.Append(Follow(one, code), Token);

        Assert.Equal(AppendStatus.Conflict, result.Status);
        Assert.Null(await room.Tickets.FindByTrackingCode(code, Token));
    }

    private static TicketChange Follow(Ticket ticket, string code)
    {
        var happening = new Happening(new Followed(code, new Reporter("邻居", "13900000000", null)), ATicket.Nine, "resident", "居民");
        var after = ticket.Apply(happening);
        return new TicketChange(ticket, after, [new TicketStep(happening, after)], $"resident/{code}", []);
    }

    private static async Task<(Ticket One, Ticket Two)> Reported(Room room)
    {
        var community = ATicket.Community();
        var (one, two) = (ATicket.New(community), ATicket.New(community));
        await room.Tickets.Append(one.Report(), Token);
        await room.Tickets.Append(two.Report(), Token);
        return (one, two);
    }
}
