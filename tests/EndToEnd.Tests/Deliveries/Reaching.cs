using RedProperty.Realtime.EndToEnd.Tests.Running;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Deliveries;

/// <summary>The two receipts, by the real clock: delivered, or marked after 30 seconds and delivered after all.</summary>
public sealed class Reaching
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_matter_is_delivered_to_a_device_or_marked_after_30_seconds_until_one_stores_it()
    {
        await using var store = await RunningStore.Open(StoreKind.RedisServer);
        await using var program = await RunningProgram.Start(store.Directory, Token, store.Settings);
        await using var secretary = await HubLine.Open(program, "secretary1", Token);
        await secretary.Invoke("Watch", new { });
        string reached;
        await using (var steward = await HubLine.Open(program, "steward1", Token))
        {
            await steward.Invoke("Watch", new { device = new { id = "phone-of-steward1", kind = "phone" } });
            reached = await program.Http.Reports(Token);
            await steward.Store(await steward.Next("reported"));
        }

        var unheard = await program.Http.Reports(Token);
        var marked = await secretary.Next("undelivered", TimeSpan.FromSeconds(60));
        Assert.Equal(unheard, marked["ticketId"]!.GetValue<string>());
        Assert.Equal("steward1", marked["data"]!["holders"]![0]!["userId"]!.GetValue<string>());
        var waited = marked["at"]!.GetValue<DateTimeOffset>() - marked["ticket"]!["undelivered"]![0]!["since"]!.GetValue<DateTimeOffset>();
        Assert.InRange(waited.TotalSeconds, 30, 45);

        var token = await program.Http.SignsIn("secretary1", Token);
        var delivery = (await program.Http.Ticket(token, reached, Token))!["timeline"]![0]!["deliveries"]![0]!;
        Assert.Equal(("steward1", 1), (delivery["userId"]!.GetValue<string>(), delivery["devices"]!.GetValue<int>()));
        Assert.InRange(delivery["seconds"]!.GetValue<double>(), 0, 20);

        await using var back = await HubLine.Open(program, "steward1", Token);
        await back.Invoke("Watch", new { device = new { id = "phone-of-steward1", kind = "phone" } });
        await back.Store(marked);
        var come = await secretary.Next("delivered");
        Assert.Equal(unheard, come["ticketId"]!.GetValue<string>());
        Assert.Null(come["ticket"]!["undelivered"]);
    }
}
