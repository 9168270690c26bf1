using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Redis.Tests.Running;

namespace RedProperty.Realtime.Redis.Tests.Tickets;

public sealed class Listing(Stores stores)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EveryStore]
    public async Task Lists_open_tickets_of_several_grids_soonest_limit_first(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var (here, there) = (ATicket.Community(), ATicket.Community());
        var late = ATicket.New(here, "g-1", reportedAt: ATicket.Nine.AddMinutes(9));
        var soon = ATicket.New(there, "g-7", reportedAt: ATicket.Nine);
        var middle = ATicket.New(here, "g-2", reportedAt: ATicket.Nine.AddMinutes(5));
        var never = ATicket.New(here, "g-1") with { Deadlines = [] };
        var done = ATicket.New(here, "g-1");
        foreach (var ticket in (Ticket[])[late, soon, middle, never, done])
        {
            await room.Tickets.Append(ticket.Report(), Token);
        }

        await room.Tickets.Append(done.Then(ATicket.Resolved), Token);
        Feed[] feeds = [late.Feed, middle.Feed, soon.Feed];

        Assert.Equal([soon.Id, middle.Id, late.Id, never.Id], (await room.Queries.OpenIn(feeds, 10, Token)).Select(ticket => ticket.Id));
        Assert.Equal([soon.Id, middle.Id], (await room.Queries.OpenIn(feeds, 2, Token)).Select(ticket => ticket.Id));
        Assert.Equal([middle.Id], (await room.Queries.OpenIn([middle.Feed], 10, Token)).Select(ticket => ticket.Id));
        Assert.Equal(3, await room.Queries.CountOpen([here], Token));
        Assert.Equal(4, await room.Queries.CountOpen([here, there, "nowhere"], Token));
    }

    [Theory, EveryStore]
    public async Task Follows_a_ticket_from_holder_to_holder(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var ticket = ATicket.New(ATicket.Community(), holder: "worker-1");
        await room.Tickets.Append(ticket.Report(), Token);
        await Holds("worker-1");

        var handed = ticket.Then(t => t.HeldBy("steward-1", "manager-1"));
        await room.Tickets.Append(handed, Token);
        await Holds("steward-1", "manager-1");

        var resolved = handed.After.Then(ATicket.Resolved);
        await room.Tickets.Append(resolved, Token);
        await Holds();

        await room.Tickets.Append(resolved.After.Then(t => t with { Phase = Phase.Reported }), Token);
        await Holds("steward-1", "manager-1");

        async Task Holds(params string[] users)
        {
            foreach (var user in (string[])["worker-1", "steward-1", "manager-1"])
            {
                var held = await room.Queries.HeldBy(user, [ticket.Place.Community, "nowhere"], 10, Token);
                Assert.Equal(users.Contains(user) ? [ticket.Id] : [], held.Select(t => t.Id));
            }
        }
    }

    [Theory, EveryStore]
    public async Task Pages_through_what_was_reported_newest_first(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var community = ATicket.Community();
        var tickets = Enumerable.Range(0, 12).Select(
            i => ATicket.New(community, $"g-{1 + (i % 2)}", reportedAt: ATicket.Nine.AddMinutes(i))).ToArray();
        foreach (var ticket in tickets)
        {
            await room.Tickets.Append(ticket.Report(), Token);
        }

        foreach (var ticket in tickets.Take(5))
        {
            await room.Tickets.Append(ticket.Then(ATicket.Resolved), Token);
        }

        Feed[] feeds = [new(community, "g-1"), new(community, "g-2")];
        var (from, to) = (ATicket.Nine.AddMinutes(1), ATicket.Nine.AddMinutes(10));

        await Page(TicketStatus.All, 1, 10, 10, 9, 8, 7);
        await Page(TicketStatus.All, 3, 10, 2, 1);
        await Page(TicketStatus.All, 4, 10);
        await Page(TicketStatus.Open, 2, 6, 6, 5);
        await Page(TicketStatus.Closed, 1, 4, 4, 3, 2, 1);

        async Task Page(TicketStatus status, int page, long total, params int[] expected)
        {
            var answer = await room.Queries.ReportedIn(feeds, status, from, to, page, 4, Token);
            Assert.Equal(total, answer.Total);
            Assert.Equal(expected.Select(i => tickets[i].Id), answer.Tickets.Select(ticket => ticket.Id));
        }
    }

    [Theory, EveryStore]
    public async Task Keeps_a_ticket_due_while_a_limit_runs(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var ticket = ATicket.New(ATicket.Community(), reportedAt: ATicket.Nine.AddTicks(7));
        var community = ticket.Place.Community;
        await room.Tickets.Append(ticket.Report(), Token);
        var yellowAt = ticket.Deadlines[0].YellowAt;

        Assert.Contains(community, await room.Due.Communities(Token));
        Assert.Empty(await room.Due.DueUntil(community, yellowAt, 10, Token));
        var due = Assert.Single(await room.Due.DueUntil(community, yellowAt.AddMilliseconds(1), 10, Token));
        Assert.Equal(ticket.Id, due.TicketId);
        Assert.InRange(due.WakeAt, yellowAt, yellowAt.AddMilliseconds(1));

        var yellow = ticket.Then(t => t with { Deadlines = [t.Deadlines[0] with { IsYellow = true }] });
        await room.Tickets.Append(yellow, Token);
        Assert.Empty(await room.Due.DueUntil(community, yellowAt.AddMinutes(1), 10, Token));
        Assert.Single(await room.Due.DueUntil(community, ticket.Deadlines[0].DueAt.AddMilliseconds(1), 10, Token));

        await room.Tickets.Append(yellow.After.Then(ATicket.Resolved), Token);
        Assert.Empty(await room.Due.DueUntil(community, DateTimeOffset.MaxValue, 10, Token));
        Assert.DoesNotContain(community, await room.Due.Communities(Token));
    }

    [Theory, EveryStore]
    public async Task Gives_what_is_due_soonest_first_and_no_more_than_asked(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var community = ATicket.Community();
        var tickets = Enumerable.Range(0, 5).Select(i => ATicket.New(community, reportedAt: ATicket.Nine.AddMinutes(-i))).ToArray();
        await Task.WhenAll(tickets.Select(ticket => room.Tickets.Append(ticket.Report(), Token)));

        IReadOnlyList<DueTicket> due = await room.Due.DueUntil(community, ATicket.Nine.AddDays(1), 3, Token);
        Assert.Equal([tickets[4].Id, tickets[3].Id, tickets[2].Id], due.Select(ticket => ticket.TicketId));
    }
}
