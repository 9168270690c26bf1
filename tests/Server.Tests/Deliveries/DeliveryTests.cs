using System.Net.Http.Json;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Server.Tests.Deliveries;

public sealed class DeliveryTests(ServedHouse house) : IClassFixture<ServedHouse>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_timeline_says_how_soon_and_to_how_many_devices_a_matter_came()
    {
        await using var tablet = await house.Connect("steward-spring-1");
        await using var phone = await house.Connect("steward-spring-1");
        await using var worker = await house.Connect("worker-spring-1");
        await tablet.Watch(new WatchRequest(Device: new WatchingDevice("tablet-7", "tablet")));
        await phone.Watch(new WatchRequest(Device: new WatchingDevice("phone", "phone")));
        var reported = await worker.Report();

        house.Time.Advance(TimeSpan.FromMilliseconds(400));
        foreach (var device in (Tablet[])[tablet, phone, worker])
        {
            await device.Tell("Receipt", new FeedReceipt("grid/spring-1", reported.Sequence));
        }

        await ServedHouse.Until(() => house.Deliveries.Kept.Count(it => it.TicketId == reported.TicketId) == 2);
        using var http = await house.As("secretary-spring");
        var ticket = (await http.GetFromJsonAsync<TicketSnapshot>($"/api/tickets/{reported.TicketId}", Token))!;
        var delivery = Assert.Single(ticket.Timeline![0].Deliveries!);
        Assert.Equal(("steward-spring-1", 0.4, 2), (delivery.UserId, delivery.Seconds, delivery.Devices));
        Assert.Null(ticket.Undelivered);
    }
}
