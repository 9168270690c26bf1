using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using RedProperty.Realtime.Desk.Presences;
using RedProperty.Realtime.Desk.Tickets;
using RedProperty.Realtime.Domain.Deliveries;
using RedProperty.Realtime.Domain.Presences;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Tests.Tickets;

public sealed class DeliveryAndPresenceTests : DeskTest
{
    [Fact]
    public async Task The_timeline_says_how_soon_and_to_how_many_devices_a_matter_came()
    {
        var ticket = await AReport();
        await Stores(ticket, "tablet", 0.4);
        await Stores(ticket, "phone", 2);

        Assert.Contains("0.4 秒送达 steward-spring-1 的 2 台设备", PageFor("secretary-spring", ticket).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_matter_that_reached_nobody_says_so_on_the_ticket_and_in_its_history()
    {
        var ticket = await AReport();
        Time.Advance(TimeSpan.FromSeconds(30));
        await new JudgeDeliveries(Deliveries, House, City, [], Time, NullLogger<JudgeDeliveries>.Instance).RunAsync("spring", Cancellation);

        var page = PageFor("secretary-spring", ticket).Markup;
        Assert.Contains("未送达（09:00 派单）", page, StringComparison.Ordinal);
        Assert.Contains("30 秒未送达：steward-spring-1", page, StringComparison.Ordinal);
        Assert.Contains("没有设置其他通知渠道", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_secretary_sees_on_what_the_holder_is_online_as_it_changes_and_a_neighbour_does_not()
    {
        var ticket = await AReport();
        var page = PageFor("secretary-spring", ticket);
        Assert.Contains("不在线", page.Markup, StringComparison.Ordinal);

        using (Presence.Enter(new OnlineDevice("steward-spring-1", "phone", DeviceKind.Phone, Nine), () => true))
        {
            page.WaitForAssertion(() =>
            {
                Time.Advance(TimeSpan.FromSeconds(1));
                Assert.Contains("在线：手机", page.Markup, StringComparison.Ordinal);
            });
        }

        page.WaitForAssertion(() =>
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            Assert.Contains("不在线", page.Markup, StringComparison.Ordinal);
        });
        await DisposeComponentsAsync();
        Assert.DoesNotContain("在线", PageFor("worker-spring-1", ticket).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stands_on_the_holders_connected_desk_is_delivered()
    {
        var ticket = await AReport();
        SignInAs("steward-spring-1");
        await Services.GetRequiredService<DeskCircuit>().OnConnectionUpAsync(null!, Cancellation);
        Assert.Equal(DeviceKind.Desk, Assert.Single(Presence.Of("steward-spring-1")).Kind);

        var desk = Open<DeskPage>();
        desk.WaitForAssertion(() => Assert.Equal(ticket.Id, Assert.Single(Deliveries.Kept).TicketId));
        var second = await AReport();
        desk.WaitForAssertion(() =>
        {
            Time.Advance(TimeSpan.FromMilliseconds(250));
            Assert.Equal([ticket.Id, second.Id], Deliveries.Kept.Select(it => it.TicketId));
        });

        await Services.GetRequiredService<DeskCircuit>().OnConnectionDownAsync(null!, Cancellation);
        Assert.Empty(Presence.Of("steward-spring-1"));
    }

    private IRenderedComponent<Microsoft.AspNetCore.Components.IComponent> PageFor(string personId, Ticket ticket)
    {
        SignInAs(personId);
        return Open<TicketSheetPage>(nameof(TicketSheetPage.TicketId), ticket.Id);
    }

    private Task<IReadOnlyList<NewDelivery>> Stores(Ticket ticket, string device, double seconds) =>
        Deliveries.Record([new DeviceReceipt(ticket.Feed, "steward-spring-1", device, 1, Nine.AddSeconds(seconds))], Cancellation);
}
