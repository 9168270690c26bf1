using RedProperty.Realtime.Domain.Hotline;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Redis.Tests.Running;

namespace RedProperty.Realtime.Redis.Tests.Hotline;

public sealed class KeepingCases(Stores stores)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EveryStore]
    public async Task One_of_many_who_take_in_the_same_case_writes_it_and_it_is_known_for_ever(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var community = ATicket.Community();

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => room.Tickets.Append(Case(community, "JN 1:{}").Report($"person-{i}:1"), Token)));

        var winner = Assert.Single(results, result => result.Status == AppendStatus.Written).Receipt!;
        Assert.All(results, result => Assert.Equal(winner, result.Receipt));
        var cases = room.Hotline;
        Assert.Equal(new Dictionary<string, string> { ["JN 1:{}"] = winner.TicketId }, await cases.Known(community, ["JN 1:{}", "JN2", "JN2"], Token));
        Assert.Null(await room.Database.KeyTimeToLiveAsync(RedisKeys.HotlineCase(community, "JN 1:{}")));
        Assert.Equal([winner.TicketId], await cases.TakenIn(community, DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, 10, Token));
    }

    [Theory, EveryStore]
    public async Task The_line_stays_with_the_ticket_and_out_of_the_feed(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var ticket = Case(ATicket.Community(), "JN1");
        await room.Tickets.Append(ticket.Report(), Token);
        await room.Tickets.Append(ticket.Then(), Token);

        var stored = (await room.Tickets.Load(ticket.Id, null, Token)).Ticket!;
        Assert.Equal("秘密", Assert.Single(stored.Hotline!.Line!).Value);
        var head = await room.Feeds.Head(ticket.Feed, Token);
        var slice = await room.Feeds.ReadAfter(ticket.Feed, head with { Sequence = 0 }, 10, Token);
        Assert.Equal(2, slice.Events!.Count);
        Assert.All(slice.Events, told => Assert.True(told.Ticket.Hotline is { Number: "JN1", Line: null }));
        Assert.Null(Assert.IsType<Reported>(slice.Events[0].Happening.Fact).Hotline!.Line);
        Assert.Single(await room.Hotline.TakenIn(ticket.Place.Community, DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, 10, Token));
    }

    private static Ticket Case(string community, string number) =>
        ATicket.New(community) with { Hotline = new HotlineCase(number) { Line = [new HotlineField("列", "秘密")] } };
}
