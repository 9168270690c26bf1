using Microsoft.AspNetCore.Components;
using RedProperty.Realtime.Desk.Administration;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Presences;
using RedProperty.Realtime.Domain.Sessions;

namespace RedProperty.Realtime.Desk.Tests.Administration;

/// <summary>A person's devices on the page of accounts.</summary>
public sealed class DeviceListTests : AdminTest
{
    private const string Worker = "worker-spring-1";

    [Fact]
    public async Task Names_each_device_with_its_kind_and_when_it_signed_in_and_was_last_renewed()
    {
        await ADevice("tablet-7", DeviceKind.Tablet, "一网格平板");
        await ADevice("00000000-1111-2222-3333-444444444444", DeviceKind.Phone);

        var lines = Devices(OpenDevices()).Select(line => line.TextContent).ToList();

        Assert.Equal(2, lines.Count);
        Assert.Contains(lines, line => line.Contains("一网格平板", StringComparison.Ordinal) && line.Contains("平板", StringComparison.Ordinal)
            && line.Contains("登录于 08:00", StringComparison.Ordinal) && line.Contains("最近续期 08:30", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("…444444444444", StringComparison.Ordinal) && line.Contains("手机", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Says_that_it_reads_that_there_is_none_and_goes_when_it_is_closed()
    {
        await AnAccount();
        var slow = new TaskCompletionSource();
        Sessions.Answering = slow.Task;
        var page = OpenDevices();
        Assert.Equal("正在读取…", page.Find(".devices [aria-busy=true]").TextContent);

        slow.SetResult();
        page.WaitForAssertion(() => Assert.Contains("没有保持登录的设备", page.Find(".devices").TextContent, StringComparison.Ordinal));
        Button(page, "收起").Click();
        Assert.Empty(page.FindAll(".devices"));
    }

    [Fact]
    public async Task A_device_is_withdrawn_only_after_asking_and_it_is_written_down()
    {
        await ADevice("tablet-7", DeviceKind.Tablet, "一网格平板");
        var page = OpenDevices();
        Button(page, "撤销设备 一网格平板").Click();
        Assert.Contains("设备立即退出登录", page.Find(".devices li").TextContent, StringComparison.Ordinal);
        Button(page, "保留").Click();
        Assert.Single(await Sessions.Of(Worker, Cancellation));

        Button(page, "撤销设备 一网格平板").Click();
        page.Find(".devices-danger").Click();

        page.WaitForAssertion(() => Assert.Equal("设备 一网格平板 已撤销。", page.Find(".devices [role=status]").TextContent));
        Assert.Empty(Devices(page));
        Assert.Empty(await Sessions.Of(Worker, Cancellation));
        Assert.Equal("deviceWithdrawn", Audit.Entries[^1].What);
    }

    [Fact]
    public async Task What_is_signed_out_already_or_cannot_be_reached_is_said()
    {
        var session = await ADevice("tablet-7", DeviceKind.Tablet, "一网格平板");
        var page = OpenDevices();
        Button(page, "撤销设备 一网格平板").Click();
        Sessions.Answering = Away;
        page.Find(".devices-danger").Click();
        page.WaitForAssertion(() => Assert.Contains("内容没有改动", Alert(page), StringComparison.Ordinal));
        Assert.Single(Devices(page));

        Sessions.Answering = Task.CompletedTask;
        await Sessions.End(session, Nine, Cancellation);
        page.Find(".devices-danger").Click();

        page.WaitForAssertion(() => Assert.Equal("该设备已不在登录状态。", Alert(page)));
        Assert.Empty(Devices(page));
    }

    [Fact]
    public async Task Speaks_English_too()
    {
        SpeakEnglish();
        await ADevice("tablet-7", DeviceKind.Tablet, "Tablet of grid 1");
        var page = Open<AccountsPage>();
        Button(page, $"Devices of {Worker}").Click();

        Assert.Contains("Signed in 08:00 · Last renewed 08:30", page.Find(".devices li").TextContent, StringComparison.Ordinal);
        Button(page, "Withdraw device Tablet of grid 1").Click();
        Assert.Contains("The device is signed out at once.", page.Find(".devices li").TextContent, StringComparison.Ordinal);
    }

    private static IReadOnlyList<AngleSharp.Dom.IElement> Devices(IRenderedComponent<IComponent> page) => page.FindAll(".devices li");

    private IRenderedComponent<IComponent> OpenDevices()
    {
        var page = Open<AccountsPage>();
        Button(page, $"{Worker} 的设备").Click();
        return page;
    }

    private Task AnAccount() => Accounts.Put([new Account(Worker, Worker, "x")], Cancellation);

    private async Task<KeptSession> ADevice(string id, DeviceKind kind, string? name = null)
    {
        await AnAccount();
        var session = new KeptSession(
            $"s-{id}", new string('a', 64), Worker, Worker, "mark", new Device(id, kind, name), Nine.AddHours(-1), Nine.AddMinutes(-30), Nine.AddDays(29));
        await Sessions.Open(session, 20, Cancellation);
        return session;
    }
}
