using RedProperty.Realtime.Desk.Deadlines;
using RedProperty.Realtime.Domain.Deadlines;

namespace RedProperty.Realtime.Desk.Tests.Deadlines;

public sealed class WatchPageTests : DeskTest
{
    [Fact]
    public void Is_closed_to_everybody_but_administrators()
    {
        SignInAs("city");
        var page = Open<WatchPage>();

        Assert.Contains("此页面仅限系统管理员", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("table"));
    }

    [Fact]
    public void Names_each_process_with_its_last_sign_and_its_clock()
    {
        Watch.Turn(new WatchState(null, [Beat("house-a:41", 2, 0.04), Beat("house-b:7", 4, 1.3), Beat("house-c:9", 95, -0.4)]));

        var rows = PageOfTheAdministrator().FindAll("tbody tr").Select(row => row.TextContent).ToList();

        Assert.Contains("house-a:41", rows[0], StringComparison.Ordinal);
        Assert.Contains("08:59:58", rows[0], StringComparison.Ordinal);
        Assert.Contains("2 秒前", rows[0], StringComparison.Ordinal);
        Assert.Contains("一致", rows[0], StringComparison.Ordinal);
        Assert.Contains("正常", rows[0], StringComparison.Ordinal);
        Assert.Contains("快 1.3 秒", rows[1], StringComparison.Ordinal);
        Assert.Contains("时钟不准", rows[1], StringComparison.Ordinal);
        Assert.Contains("慢 0.4 秒", rows[2], StringComparison.Ordinal);
        Assert.Contains("没有信号", rows[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Says_what_to_do_about_a_silent_process_and_a_wrong_clock_and_nothing_when_all_is_well()
    {
        Watch.Turn(new WatchState(null, [Beat("house-a:41", 1, 0), Beat("house-b:7", 2, 0)]));
        var page = PageOfTheAdministrator();
        Assert.Contains("正在看护，2 个进程有信号", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("NTP", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("重启", page.Find("section").TextContent, StringComparison.Ordinal);

        Watch.Turn(new WatchState(null, [Beat("house-a:41", 1, 2.5), Beat("house-b:7", 60, 0)]));

        page.WaitForAssertion(() => Assert.Contains("NTP", page.Markup, StringComparison.Ordinal));
        Assert.Contains("到那台机器上重启它", page.Markup, StringComparison.Ordinal);
        Assert.Contains("只有一个进程在看护", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Turns_with_the_watch_and_with_time_alone()
    {
        Watch.Turn(new WatchState(null, [Beat("house-a:41", 0, 0)]));
        var page = PageOfTheAdministrator();
        Time.Advance(TimeSpan.FromSeconds(5));
        page.WaitForAssertion(() => Assert.Contains("5 秒前", page.Markup, StringComparison.Ordinal));

        Watch.Turn(new WatchState(Nine, [Beat("house-a:41", 0, 0)]));

        page.WaitForAssertion(() => Assert.Contains("时限无人看护，自 09:00:00 起", page.Find("section").TextContent, StringComparison.Ordinal));
        Assert.Contains("Roles=workers", page.Find("section").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_when_no_post_is_vacant() => Assert.Contains("各级岗位都有人任职", PageOfTheAdministrator().Markup, StringComparison.Ordinal);

    [Fact]
    public async Task Lists_a_vacant_post_with_its_place_its_buildings_and_what_passed_it_today()
    {
        City.WithVacant("redSteward", "spring-1");
        await AReport();
        await AReport();

        var page = PageOfTheAdministrator();

        page.WaitForAssertion(() => Assert.Equal(["2", "2"], page.FindAll("tbody td.amount").Select(cell => cell.TextContent)));
        var row = page.Find("tbody tr").TextContent;
        Assert.Contains("楼宇红管家", row, StringComparison.Ordinal);
        Assert.Contains("redSteward@spring-1", row, StringComparison.Ordinal);
        Assert.Contains("历下区 · 燕山街道 · 泉水社区", row, StringComparison.Ordinal);
        Assert.Contains("PUT /api/organisation", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Sees_a_post_become_vacant_without_being_asked()
    {
        var page = PageOfTheAdministrator();

        City.WithVacant("propertyManager", "spring");
        Time.Advance(TimeSpan.FromSeconds(10));

        page.WaitForAssertion(() => Assert.Contains("propertyManager@spring", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void Speaks_English_when_asked_to()
    {
        SpeakEnglish();
        City.WithVacant("redSteward", "spring-1");
        Watch.Turn(new WatchState(Nine, [Beat("house-a:41", 30, -3)]));

        var page = PageOfTheAdministrator();

        Assert.Contains("Deadlines are not being watched since 09:00:00", page.Markup, StringComparison.Ordinal);
        Assert.Contains("3.0 s behind", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Vacant posts", page.Markup, StringComparison.Ordinal);
    }

    private static WatchBeat Beat(string process, double secondsAgo, double skew) => new(process, Nine.AddSeconds(-secondsAgo), TimeSpan.FromSeconds(skew));

    private IRenderedComponent<Microsoft.AspNetCore.Components.IComponent> PageOfTheAdministrator()
    {
        SignInAs("admin");
        return Open<WatchPage>();
    }
}
