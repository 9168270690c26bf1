using System.Diagnostics;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Redis.Connections;
using RedProperty.Realtime.Redis.Tests.Running;

namespace RedProperty.Realtime.Redis.Tests.Connections;

public sealed class FeelingThePulse
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_store_that_holds_its_connections_and_says_nothing_is_refused_at_once_until_it_speaks()
    {
        await using var store = await Stores.Own(StoreKind.RedisServer);
        await using var room = await (await Room.On(store.Configuration)).Listening();
        await using var other = await Room.On(store.Configuration);
        var ticket = ATicket.New(ATicket.Community());
        await room.Tickets.Append(ticket.Report(), Token);

        // Redis answers nobody while a script runs, for its first 5 seconds at least.
        var busy = other.Database.ScriptEvaluateAsync("local till = redis.call('TIME')[1] + 5 repeat until redis.call('TIME')[1] + 0 >= till return 1");
        var silent = Stopwatch.StartNew();
        while (!room.Store.IsSilent)
        {
            Assert.True(silent.Elapsed < Heard.Patience, "Nobody noticed that the store was silent.");
            await Task.Delay(10, Token);
        }

        var watch = Stopwatch.StartNew();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => room.Tickets.Load(ticket.Id, null, Token));
        Assert.True(watch.Elapsed < RedisOptions.CommandTimeout, $"Waited for an answer: refused after {watch.Elapsed}.");

        while (room.Store.IsSilent)
        {
            Assert.True(silent.Elapsed < Heard.Patience, "Nobody noticed that the store spoke again.");
            await Task.Delay(10, Token);
        }

        Assert.NotNull((await room.Tickets.Load(ticket.Id, null, Token)).Ticket);
        await Task.WhenAny(busy);
    }
}
