using System.Collections.Concurrent;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Redis.Tests.Running;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.Redis.Tests.Feeds;

/// <summary>What a process writes it tells its own watchers itself, before the publication comes back.</summary>
public sealed class TellingOneself(Stores stores)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EveryStore]
    public async Task Own_events_are_told_once_in_order_and_without_the_resident(StoreKind kind)
    {
        await using var room = await (await stores.Room(kind)).Listening();
        await using var other = await (await stores.Room(kind)).Listening();
        var ticket = ATicket.New(ATicket.Community());
        var (here, there) = (new ConcurrentQueue<TicketEvent>(), new ConcurrentQueue<TicketEvent>());
        using var mine = room.Listener.Subscribe(here.Enqueue, wants: feed => feed == ticket.Feed);
        using var theirs = other.Listener.Subscribe(there.Enqueue, wants: feed => feed == ticket.Feed);

        await room.Tickets.Append(ticket.Report(), Token);
        for (var i = 0; i < 50; i++)
        {
            var change = ticket.Then();
            await (i % 3 == 0 ? other : room).Tickets.Append(change, Token);
            ticket = change.After;
        }

        while (here.Count < 51 || there.Count < 51)
        {
            await Task.Delay(10, Token);
        }

        foreach (var heard in (TicketEvent[][])[[.. here], [.. there]])
        {
            Assert.Equal(Enumerable.Range(1, 51).Select(it => (long)it), heard.Select(it => it.Position.Sequence));
            Assert.All(heard, it => Assert.Null(it.Ticket.Reporter));
            Assert.Null(Assert.IsType<Reported>(heard[0].Happening.Fact).Reporter);
        }
    }
}
