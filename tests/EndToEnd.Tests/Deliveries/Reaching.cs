using System.Text.Json.Nodes;
using RedProperty.Realtime.EndToEnd.Tests.Pushes;
using RedProperty.Realtime.EndToEnd.Tests.Running;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Deliveries;

/// <summary>The two receipts, by the real clock: delivered, or marked after 30 seconds and delivered after all.</summary>
[Collection(OnRedis.Name)]
public sealed class Reaching(TwoProgramsOnRedis programs)
{
    /// <summary>Only for what never comes; how long the program itself took is read from its own stamps.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_matter_is_delivered_to_a_device_or_marked_after_30_seconds_until_one_stores_it()
    {
        var program = programs.Here;
        await using var secretary = await HubLine.Open(program, "secretary1", Token);
        await secretary.Invoke("Watch", new { });
        string reached;
        await using (var steward = await HubLine.Open(program, "steward1", Token))
        {
            await steward.Invoke("Watch", new { device = new { id = "phone-of-steward1", kind = "phone" } });
            reached = await program.Http.Reports(Token);
            await steward.Store(await Next(steward, "reported", reached));
        }

        var unheard = await program.Http.Reports(Token);
        var marked = await Next(secretary, "undelivered", unheard);
        Assert.Equal("steward1", marked["data"]!["holders"]![0]!["userId"]!.GetValue<string>());
        var waited = marked["at"]!.GetValue<DateTimeOffset>() - marked["ticket"]!["undelivered"]![0]!["since"]!.GetValue<DateTimeOffset>();
        Assert.InRange(waited.TotalSeconds, 30, 45);

        var token = await program.Http.SignsIn("secretary1", Token);
        var delivery = (await program.Http.Ticket(token, reached, Token))!["timeline"]![0]!["deliveries"]![0]!;
        Assert.Equal(("steward1", 1), (delivery["userId"]!.GetValue<string>(), delivery["devices"]!.GetValue<int>()));
        Assert.InRange(delivery["seconds"]!.GetValue<double>(), 0, 30);

        await using var back = await HubLine.Open(program, "steward1", Token);
        await back.Invoke("Watch", new { device = new { id = "phone-of-steward1", kind = "phone" } });
        await back.Store(marked);
        var come = await Next(secretary, "delivered", unheard);
        Assert.Null(come["ticket"]!["undelivered"]);
    }

    /// <summary>Others of these tests leave matters behind that nobody has heard of.</summary>
    private static async Task<JsonNode> Next(HubLine line, string type, string ticket)
    {
        while (true)
        {
            var happened = await line.Next(type, Patience);
            if (happened["ticketId"]!.GetValue<string>() == ticket)
            {
                return happened;
            }
        }
    }
}
