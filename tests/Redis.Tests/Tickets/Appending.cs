using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Redis.Tests.Running;

namespace RedProperty.Realtime.Redis.Tests.Tickets;

public sealed class Appending(Stores stores)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EveryStore]
    public async Task Gives_back_what_was_written(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var ticket = ATicket.New(ATicket.Community());
        var reported = await room.Tickets.Append(ticket.Report("resident:1"), Token);
        var change = ticket.Then(steps: 2);
        var second = await room.Tickets.Append(change, Token);

        Assert.Equal(new AppendResult(AppendStatus.Written, new CommandReceipt(ticket.Id, 1, "grid/g-1", 1)), reported);
        Assert.Equal(new CommandReceipt(ticket.Id, 3, "grid/g-1", 3), second.Receipt);
        var loaded = await room.Tickets.Load(ticket.Id, "resident:1", Token);
        Assert.Equal(3, loaded.Ticket!.Version);
        Assert.Equal(ticket.Reporter, loaded.Ticket.Reporter);
        Assert.Equal(ticket.Deadlines, loaded.Ticket.Deadlines);
        Assert.Equal(reported.Receipt, loaded.Receipt);
        var history = await room.Tickets.History(ticket.Id, Token);
        Assert.Equal([1, 2, 3], history.Select(entry => entry.Version));
        Assert.Equal(["reported", "commented", "commented"], history.Select(entry => entry.Happening.Fact.Type));
    }

    [Theory, EveryStore]
    public async Task Knows_nothing_of_a_ticket_that_nobody_reported(StoreKind kind)
    {
        await using var room = await stores.Room(kind);

        Assert.Equal(new LoadedTicket(null, null), await room.Tickets.Load("nowhere.1", "a:1", Token));
        Assert.Equal(new LoadedTicket(null, null), await room.Tickets.Load("{}", null, Token));
        Assert.Empty(await room.Tickets.History("nowhere.1", Token));
        Assert.Null(await room.Tickets.FindReceipt("nowhere", "a:1", Token));
        Assert.Null(await room.Tickets.FindByTrackingCode("none", Token));
    }

    [Theory, EveryStore]
    public async Task Lets_one_of_fifty_competing_writers_win_each_version(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var ticket = ATicket.New(ATicket.Community());
        await room.Tickets.Append(ticket.Report(), Token);

        for (var round = 0; round < 5; round++)
        {
            var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(
                i => room.Tickets.Append(ticket.Then(text: $"{round}/{i}", commandKey: $"worker:{round}/{i}"), Token)));
            Assert.Single(results, result => result.Status == AppendStatus.Written);
            Assert.Equal(49, results.Count(result => result is { Status: AppendStatus.Conflict, Receipt: null }));
            ticket = (await room.Tickets.Load(ticket.Id, null, Token)).Ticket!;
            Assert.Equal(round + 2, ticket.Version);
        }

        Assert.Equal(6, (await room.Tickets.History(ticket.Id, Token)).Count);
        Assert.Equal(6, (await room.Feeds.Head(ticket.Feed, Token)).Sequence);
    }

    [Theory, EveryStore]
    public async Task Refuses_a_new_ticket_where_one_stands(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var ticket = ATicket.New(ATicket.Community());
        await room.Tickets.Append(ticket.Report("a:1"), Token);

        Assert.Equal(AppendStatus.Conflict, (await room.Tickets.Append(ticket.Report("a:2"), Token)).Status);
        Assert.Null(await room.Tickets.FindReceipt(ticket.Place.Community, "a:2", Token));
    }

    [Theory, EveryStore]
    public async Task Answers_the_same_command_again_with_the_first_receipt(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var ticket = ATicket.New(ATicket.Community());
        await room.Tickets.Append(ticket.Report(), Token);
        var first = await room.Tickets.Append(ticket.Then(commandKey: "worker 1:{}\n😀"), Token);
        var again = await room.Tickets.Append(ticket.Then(commandKey: "worker 1:{}\n😀"), Token);

        Assert.Equal(AppendStatus.Written, first.Status);
        Assert.Equal(new AppendResult(AppendStatus.Replayed, first.Receipt), again);
        Assert.Equal(first.Receipt, await room.Tickets.FindReceipt(ticket.Place.Community, "worker 1:{}\n😀", Token));
        Assert.Equal(2, (await room.Feeds.Head(ticket.Feed, Token)).Sequence);
        Assert.True(await room.Database.KeyTimeToLiveAsync(RedisKeys.Command(ticket.Place.Community, "worker 1:{}\n😀")) > TimeSpan.FromHours(47));
    }

    [Theory, EveryStore]
    public async Task Takes_a_command_once_that_was_sent_many_times_at_once(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var community = ATicket.Community();
        var results = await Task.WhenAll(Enumerable.Range(0, 30).Select(
            i => room.Tickets.Append(ATicket.New(community, code: $"{community}-{i}").Report("client:same"), Token)));

        var written = Assert.Single(results, result => result.Status == AppendStatus.Written);
        Assert.All(results, result => Assert.Equal(written.Receipt, result.Receipt));
        Assert.Equal(1, await room.Queries.CountOpen([community], Token));
        var codes = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => room.Tickets.FindByTrackingCode($"{community}-{i}", Token)));
        Assert.Equal(written.Receipt!.TicketId, Assert.Single(codes, code => code is not null));
    }

    [Theory, EveryStore]
    public async Task Draws_every_number_of_a_day_once(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var community = ATicket.Community();
        var day = new DateOnly(2026, 11, 23);
        var numbers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => room.Tickets.NextNumber(community, day, Token)));

        Assert.Equal(Enumerable.Range(1, 40).Select(number => (long)number), numbers.Order());
        Assert.Equal(1, await room.Tickets.NextNumber(community, day.AddDays(1), Token));
        Assert.True(await room.Database.KeyTimeToLiveAsync(RedisKeys.Numbers(community, day)) > TimeSpan.FromDays(7));
    }

    [Theory, EveryStore]
    public async Task Keeps_the_residents_name_out_of_the_feed(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var ticket = ATicket.New(ATicket.Community());
        await room.Tickets.Append(ticket.Report(), Token);
        var epoch = (await room.Feeds.Head(ticket.Feed, Token)).Epoch;
        var slice = await room.Feeds.ReadAfter(ticket.Feed, new FeedPosition(epoch, 0), 10, Token);

        var happened = Assert.Single(slice.Events!);
        Assert.Null(happened.Ticket.Reporter);
        Assert.Null(((Reported)happened.Happening.Fact).Reporter);
        Assert.DoesNotContain("13800000000", (await room.Database.HashGetAllAsync(RedisKeys.Feed(ticket.Feed)))[0].Value.ToString(), StringComparison.Ordinal);
    }
}
