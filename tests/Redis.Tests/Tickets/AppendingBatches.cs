using RedProperty.Realtime.Domain.Figures;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Redis.Tests.Running;

namespace RedProperty.Realtime.Redis.Tests.Tickets;

/// <summary>Changes of many tickets in one write.</summary>
public sealed class AppendingBatches(Stores stores)
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EveryStore]
    public async Task Each_is_written_by_itself_and_their_feeds_have_no_hole(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var community = ATicket.Community();
        var tickets = Enumerable.Range(0, 40).Select(i => ATicket.New(community, $"g-{i % 3}", $"worker-{i % 3}")).ToList();
        await room.Tickets.AppendAll([.. tickets.Select(ticket => ticket.Report(tallies: new Tally(Monday, FigureNames.Reported)))], Token);

        var results = await room.Tickets.AppendAll([.. tickets.Select(ticket => ticket.Then(steps: 2))], Token);

        Assert.All(results, result => Assert.Equal(AppendStatus.Written, result.Status));
        Assert.Equal(40, await room.Queries.CountOpen([community], Token));
        Assert.Equal(40, (await room.Figures.Sum([community], Monday, Monday, Token))[FigureNames.Reported]);
        foreach (var feed in tickets.Select(ticket => ticket.Feed).Distinct())
        {
            var mine = tickets.Where(ticket => ticket.Feed == feed).ToList();
            var position = (await room.Feeds.Head(feed, Token)) with { Sequence = 0 };
            var events = (await room.Feeds.ReadAfter(feed, position, 1000, Token)).Events!;
            Assert.Equal(Enumerable.Range(1, 3 * mine.Count).Select(i => (long)i), events.Select(happened => happened.Position.Sequence));
            Assert.Equal(mine.Count, (await room.Queries.OpenIn([feed], 100, Token)).Count);
            Assert.Equal(mine.Select(ticket => ticket.Id).Order(), (await room.Queries.HeldBy(mine[0].Holders[0].UserId, [community], 100, Token)).Select(ticket => ticket.Id).Order());
        }

        foreach (var ticket in await room.Tickets.LoadAll(community, [.. tickets.Select(ticket => ticket.Id)], Token))
        {
            Assert.Equal(3, ticket!.Version);
            Assert.Equal(3, (await room.Tickets.History(ticket.Id, Token)).Count);
        }
    }

    [Theory, EveryStore]
    public async Task One_in_conflict_and_one_seen_before_hold_up_nobody(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var community = ATicket.Community();
        Ticket[] tickets = [.. Enumerable.Range(0, 4).Select(_ => ATicket.New(community))];
        await room.Tickets.AppendAll([.. tickets.Select(ticket => ticket.Report())], Token);
        await room.Tickets.Append(tickets[1].Then(text: "somebody was faster"), Token);
        var first = await room.Tickets.Append(tickets[2].Then(commandKey: "worker-1/c1"), Token);

        var results = await room.Tickets.AppendAll(
            [tickets[0].Then(), tickets[1].Then(), tickets[2].Then(commandKey: "worker-1/c1"), tickets[3].Then()], Token);

        Assert.Equal([AppendStatus.Written, AppendStatus.Conflict, AppendStatus.Replayed, AppendStatus.Written], results.Select(result => result.Status));
        Assert.Equal(first.Receipt, results[2].Receipt);
        Assert.Equal(8, (await room.Feeds.Head(tickets[0].Feed, Token)).Sequence);
        Assert.Equal([7, 8], new[] { results[0].Receipt!.Sequence, results[3].Receipt!.Sequence });
    }

    [Theory, EveryStore]
    public async Task Two_processes_that_write_the_same_batch_write_each_change_once(StoreKind kind)
    {
        await using var one = await stores.Room(kind);
        await using var other = await stores.Room(kind);
        var community = ATicket.Community();
        var tickets = Enumerable.Range(0, 64).Select(_ => ATicket.New(community)).ToList();
        await one.Tickets.AppendAll([.. tickets.Select(ticket => ticket.Report())], Token);

        var results = await Task.WhenAll(tickets.Chunk(16).SelectMany(batch => new[] { one, other }.Select(
            room => Task.Run(() => room.Tickets.AppendAll([.. batch.Select(ticket => ticket.Then())], Token)))));

        Assert.Equal(64, results.SelectMany(batch => batch).Count(result => result.Status == AppendStatus.Written));
        Assert.Equal(128, (await one.Feeds.Head(tickets[0].Feed, Token)).Sequence);
    }

    [Theory, EveryStore]
    public async Task A_resident_s_phone_stays_with_the_ticket_and_out_of_the_feed(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var ticket = ATicket.New(ATicket.Community());
        await room.Tickets.AppendAll([ticket.Report(), ATicket.New(ticket.Place.Community).Report()], Token);

        Assert.Equal("13800000000", (await room.Tickets.Load(ticket.Id, null, Token)).Ticket!.Reporter!.Phone);
        Assert.Equal("13800000000", ((Reported)(await room.Tickets.History(ticket.Id, Token))[0].Happening.Fact).Reporter!.Phone);
        var entries = await room.Database.HashValuesAsync(RedisKeys.Feed(ticket.Feed));
        Assert.Equal(2, entries.Length);
        Assert.All(entries, entry => Assert.DoesNotContain("13800000000", entry.ToString(), StringComparison.Ordinal));
    }
}
