using RedProperty.Realtime.Domain.Searches;
using RedProperty.Realtime.Redis.Tests.Running;

namespace RedProperty.Realtime.Redis.Tests.Tickets;

public sealed class Scanning(Stores stores)
{
    private static readonly DateOnly Day = new(2026, 11, 23);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EveryStore]
    public async Task A_number_finds_its_ticket_open_or_done_in_the_communities_asked_for(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var (here, there) = (ATicket.Community(), ATicket.Community());
        var one = ATicket.New(here) with { Number = "20261123-0007" };
        var other = ATicket.New(there) with { Number = "20261123-0007" };
        var older = ATicket.New(here, "g-2") with { Number = "20261122-12345" };
        foreach (var ticket in (Domain.Tickets.Ticket[])[one, other, older])
        {
            await room.Tickets.Append(ticket.Report(), Token);
        }

        await room.Tickets.Append(one.Then(ATicket.Resolved), Token);

        Assert.Equal([one.Id], await room.Scan.Numbered([here], [new TicketNumber(Day, 7)], Token));
        Assert.Equal([one.Id, other.Id], await room.Scan.Numbered([here, there, "nowhere"], [new TicketNumber(Day, 7)], Token));
        Assert.Equal([older.Id], await room.Scan.Numbered([here], [new TicketNumber(Day.AddDays(-1), 12345), new TicketNumber(Day, 12345)], Token));
        Assert.Empty(await room.Scan.Numbered([there], [new TicketNumber(Day, 8)], Token));
    }

    [Theory, EveryStore]
    public async Task Open_tickets_of_several_grids_come_soonest_first_with_their_number(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var (here, there) = (ATicket.Community(), ATicket.Community());
        var late = ATicket.New(here, "g-1", reportedAt: ATicket.Nine.AddMinutes(9));
        var soon = ATicket.New(there, "g-7");
        var middle = ATicket.New(here, "g-2", "worker-2", ATicket.Nine.AddMinutes(5));
        foreach (var ticket in (Domain.Tickets.Ticket[])[late, soon, middle])
        {
            await room.Tickets.Append(ticket.Report(), Token);
        }

        var two = await room.Scan.OpenIn([late.Feed, middle.Feed, soon.Feed], 2, Token);
        var held = await room.Scan.HeldBy("worker-2", [here, there], 10, Token);

        Assert.Equal([soon.Id, middle.Id], two.TicketIds);
        Assert.Equal(3, two.Total);
        Assert.Equal([middle.Id], held.TicketIds);
        Assert.Equal([middle.Id, soon.Id], (await room.Scan.Read([middle.Id, "nowhere.nothing", soon.Id], Token)).Select(ticket => ticket.Id));
        Assert.Empty((await room.Scan.OpenIn([], 2, Token)).TicketIds);
    }

    [Theory, EveryStore]
    public async Task Done_tickets_come_newest_first_back_to_a_moment(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var here = ATicket.Community();
        var days = Enumerable.Range(0, 4).Select(day => ATicket.New(here, reportedAt: ATicket.Nine.AddDays(-day))).ToArray();
        foreach (var ticket in days)
        {
            await room.Tickets.Append(ticket.Report(), Token);
            await room.Tickets.Append(ticket.Then(ATicket.Resolved), Token);
        }

        await room.Tickets.Append(ATicket.New(here).Report(), Token);
        var done = await room.Scan.ClosedIn([days[0].Feed], ATicket.Nine.AddDays(-2), 2, Token);

        Assert.Equal([days[0].Id, days[1].Id], done.TicketIds);
        Assert.Equal(3, done.Total);
    }
}
