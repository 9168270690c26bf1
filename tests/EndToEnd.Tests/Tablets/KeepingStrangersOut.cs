using System.Net;
using Microsoft.Playwright;
using RedProperty.Realtime.EndToEnd.Tests.Pages;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Tablets;

[Collection(TabletsOfOneProgram.Name)]
public sealed class KeepingStrangersOut(TabletsInTheField field)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_locked_tablet_opens_by_its_pin_without_signal_and_after_five_wrong_ones_by_the_password_alone()
    {
        await using var tablet = await field.Tablet("worker1", width: 390, height: 844);
        await tablet.KeepsItsProgram();
        await tablet.LosesSignal();
        await Lock(tablet);
        await OpenBrowser.AssertAccessible(tablet.Page);
        await Try(tablet, "#pin", "2341");
        await tablet.Page.Locator(".rail").WaitForAsync();

        await Lock(tablet);
        for (var left = 4; left >= 1; left--)
        {
            await Try(tablet, "#pin", "9999");
            await Assertions.Expect(tablet.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync($"还可以试 {left} 次");
        }

        // A try that the page dies in the middle of was never judged.
        await Try(tablet, "#pin", "9999");
        await tablet.Page.Locator("#password").WaitForAsync();
        await tablet.DiesAndOpens();
        await Try(tablet, "#password", "Demo-2341!");
        await Assertions.Expect(tablet.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("没有信号");
        await tablet.FindsSignal();
        await Try(tablet, "#password", "Demo-2341!");
        await tablet.Page.Locator("#pin-again").WaitForAsync();
    }

    [Fact]
    public async Task A_withdrawn_tablet_says_so_keeps_what_waits_and_goes_on_when_its_person_signs_in_again()
    {
        var id = await field.Reported("车库堆了杂物", Token);
        await using var tablet = await field.Tablet("worker1");
        await tablet.OpenTicket(id);
        await tablet.Page.Locator(".ticket-acts").WaitForAsync();
        await Withdraw(await tablet.DeviceId());
        await Assertions.Expect(tablet.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("登录已被收回");
        await tablet.Act("留言", "收回以后写的");
        await Assertions.Expect(tablet.Page.Locator(".status-waiting")).ToContainTextAsync("1");

        await tablet.Page.Locator(".status-notice a").ClickAsync();
        await Assertions.Expect(tablet.Page.Locator("#user-name")).ToHaveValueAsync("worker1");
        await Try(tablet, "#password", "Demo-2341!");
        await Assertions.Expect(tablet.Page.Locator(".status-waiting")).ToHaveCountAsync(0);
        await tablet.Lives();
        Assert.Single((await field.Ticket(id, Token))["timeline"]!.AsArray(), entry => entry!["data"]?["text"]?.GetValue<string>() == "收回以后写的");
    }

    private static async Task Lock(Tablet tablet)
    {
        await tablet.Page.Locator(".rail a[href=settings]").ClickAsync();
        await tablet.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "现在锁定" }).ClickAsync();
        await tablet.Page.Locator("#pin").WaitForAsync();
    }

    private static async Task Try(Tablet tablet, string field, string secret)
    {
        await tablet.Page.Locator(field).FillAsync(secret);
        await tablet.Page.Locator("form button[type=submit]").ClickAsync();
    }

    private async Task Withdraw(string deviceId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"/api/accounts/worker1/devices/{deviceId}");
        request.Headers.Authorization = new("Bearer", await field.Program.Http.SignsIn("admin", Token));
        using var answer = await field.Program.Http.SendAsync(request, Token);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }
}
