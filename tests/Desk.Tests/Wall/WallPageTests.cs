using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using RedProperty.Realtime.Desk.Wall;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Tests.Wall;

public sealed class WallPageTests : DeskTest
{
    public WallPageTests() => Services.AddSingleton<IWallKeys>(new OneKey());

    [Fact]
    public async Task Shows_the_share_that_was_solved_in_the_grid_and_the_day_in_figures()
    {
        for (var i = 0; i < 3; i++)
        {
            await Does("steward-spring-1", await AReport(), new ResolveTicket("换好了", []));
        }

        var risen = await AReport();
        await Does("steward-spring-1", risen, new ReturnTicket("不属于物业"));
        await Does("secretary-spring", risen, new ResolveTicket("协调好了", []));
        await AReport();

        var wall = WallWith("wall-key");

        wall.WaitForAssertion(() => Assert.Equal("75%", wall.Find(".wall-percent").TextContent));
        Assert.Contains("目标 80%", wall.Markup, StringComparison.Ordinal);
        Assert.Contains(wall.FindAll(".wall-figures li"), figure => figure.TextContent == "5今日上报");
    }

    [Fact]
    public async Task Shows_nothing_personal()
    {
        var ticket = await AReport(title: "王奶奶家灯不亮", reporter: new Reporter("住户甲", "13800000000", "a@example.org"));
        await Does("worker-spring-1", ticket, new CommentOnTicket("电话 13900000000"));
        await After(TimeSpan.FromMinutes(21));

        var wall = WallWith("wall-key");

        wall.WaitForAssertion(() => Assert.Contains("路灯不亮", wall.Markup, StringComparison.Ordinal));
        Assert.Contains("楼宇红管家", wall.Find(".wall-rises").TextContent, StringComparison.Ordinal);
        foreach (var personal in (string[])["王奶奶", "住户甲", "13800000000", "13900000000", "a@example.org", "昨晚开始的", "steward-spring-1", "manager-spring"])
        {
            Assert.DoesNotContain(personal, wall.Markup, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Counts_down_the_eight_nearest_limits()
    {
        for (var i = 0; i < 10; i++)
        {
            await AReport();
            Time.Advance(TimeSpan.FromMinutes(1));
        }

        var wall = WallWith("wall-key");

        wall.WaitForAssertion(() => Assert.Equal(8, wall.FindAll(".wall-nearest li").Count));
        Assert.Equal("10:00", wall.Find(".wall-nearest li .time-left-text").TextContent);
    }

    [Fact]
    public async Task Late_matters_leave_half_the_room_to_those_that_can_still_be_kept()
    {
        for (var i = 0; i < 6; i++)
        {
            await AReport();
        }

        Time.Advance(TimeSpan.FromMinutes(21));
        for (var i = 0; i < 5; i++)
        {
            await AReport();
        }

        var wall = WallWith("wall-key");

        wall.WaitForAssertion(() => Assert.Equal(
            Enumerable.Repeat("Red", 4).Concat(Enumerable.Repeat("Calm", 4)),
            wall.FindAll(".wall-nearest li").Select(line => line.GetAttribute("data-mark"))));
    }

    [Fact]
    public async Task Tells_a_rise_as_it_happens()
    {
        var ticket = await AReport();
        var wall = WallWith("wall-key");
        wall.WaitForAssertion(() => Assert.Contains("今日没有升级", wall.Markup, StringComparison.Ordinal));

        await Does("steward-spring-1", ticket, new EscalateTicket("需要社区协调"));
        Time.Advance(TimeSpan.FromSeconds(1));

        wall.WaitForAssertion(() => Assert.Contains("楼宇红管家 → 物业项目经理", wall.Find(".wall-rises li").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("需要社区协调", wall.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaves_out_a_matter_whose_clocks_stand_still_and_still_counts_it()
    {
        var waiting = await AReport("corridor-clutter");
        await Does("worker-spring-1", waiting, new AcknowledgeTicket(null));
        await Does("worker-spring-1", waiting, new PauseTicket(PauseReason.WaitingForResident, null));
        await AReport();

        var wall = WallWith("wall-key");

        wall.WaitForAssertion(() => Assert.Contains("路灯不亮", Assert.Single(wall.FindAll(".wall-nearest li")).TextContent, StringComparison.Ordinal));
        Assert.Equal("2", wall.Find(".wall-grids h2 b").TextContent);
        Assert.DoesNotContain("红", wall.Find(".wall-grids ul").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_at_once_that_nobody_watches_the_deadlines_and_keeps_its_panels()
    {
        await AReport();
        var wall = WallWith("wall-key");
        wall.WaitForElement(".wall-nearest li");
        Assert.Empty(wall.FindAll("[role=alert]"));

        Watch.Turn(new WatchState(Nine.AddSeconds(-12), []));

        wall.WaitForAssertion(() => Assert.Contains("时限无人看护，自 08:59:48 起", wall.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Contains("请照到期时间先办", wall.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Single(wall.FindAll(".wall-nearest li"));

        Watch.Turn(new WatchState(null, []));
        wall.WaitForAssertion(() => Assert.Empty(wall.FindAll("[role=alert]")));
    }

    [Fact]
    public void Is_closed_to_a_wrong_key() => Assert.Contains("这块大屏没有对您开放", WallWith("guess").Markup, StringComparison.Ordinal);

    [Fact]
    public void Is_closed_to_the_post_of_another_community()
    {
        SignInAs("secretary-lake");
        Assert.Contains("这块大屏没有对您开放", WallWith(null).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Is_open_to_the_communitys_secretary_without_a_key()
    {
        SignInAs("secretary-spring");
        var wall = WallWith(null);
        wall.WaitForAssertion(() => Assert.Contains("泉水社区", wall.Find("h1").TextContent, StringComparison.Ordinal));
    }

    private IRenderedComponent<IComponent> WallWith(string? key)
    {
        var navigation = Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo(key is null ? "/wall/spring" : QueryHelpers.AddQueryString("/wall/spring", "key", key));
        return Open<WallPage>(nameof(WallPage.CommunityId), "spring");
    }

    private sealed class OneKey : IWallKeys
    {
        public Task<bool> Opens(string communityId, string key) => Task.FromResult(communityId == "spring" && key == "wall-key");
    }
}
