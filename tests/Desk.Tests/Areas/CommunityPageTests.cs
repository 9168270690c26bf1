using RedProperty.Realtime.Desk.Areas;
using RedProperty.Realtime.Domain.Presences;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Tests.Areas;

public sealed class CommunityPageTests : DeskTest
{
    [Fact]
    public async Task Shows_where_matters_are_solved_what_rose_and_why_and_who_is_there()
    {
        var solved = await AReport();
        await Does("steward-spring-1", solved, new ResolveTicket("好", []));
        await AReport("lift-stopped");
        await After(TimeSpan.FromMinutes(21));
        using var online = Presence.Enter(new OnlineDevice("worker-spring-1", "tablet-1", DeviceKind.Tablet, Nine), () => true);
        SignInAs("secretary-spring");

        var page = Open<CommunityPage>(nameof(CommunityPage.CommunityId), "spring");

        page.WaitForAssertion(() => Assert.Contains("100%", page.Find(".headline").TextContent, StringComparison.Ordinal));
        var climb = page.Find(".climbs li").TextContent;
        Assert.Contains("电梯停运", climb, StringComparison.Ordinal);
        Assert.Contains("因超时自动升级", climb, StringComparison.Ordinal);
        var grid = page.FindAll(".online li").First(item => item.TextContent.Contains("worker-spring-1", StringComparison.Ordinal)).TextContent;
        Assert.Contains("在线：平板", grid, StringComparison.Ordinal);
        Assert.Contains("不在线", grid, StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll("figure.map svg"));
    }

    [Fact]
    public async Task A_climb_stands_there_as_it_happens()
    {
        await AReport();
        SignInAs("secretary-spring");
        var page = Open<CommunityPage>(nameof(CommunityPage.CommunityId), "spring");
        page.WaitForAssertion(() => Assert.Contains("最近没有升级", page.Markup, StringComparison.Ordinal));

        await After(TimeSpan.FromMinutes(21));
        Time.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".climbs li")));
        Assert.Equal("1", page.FindAll(".figures b")[1].TextContent);
    }

    [Theory]
    [InlineData("secretary-lake")]
    [InlineData("worker-spring-1")]
    public void Is_closed_to_whoever_does_not_answer_for_all_of_it(string person)
    {
        SignInAs(person);

        var page = Open<CommunityPage>(nameof(CommunityPage.CommunityId), "spring");

        page.WaitForAssertion(() => Assert.Contains("不在您的岗位范围内", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_property_manager_sees_the_community_and_not_who_is_online()
    {
        await AReport();
        SignInAs("manager-spring");

        var page = Open<CommunityPage>(nameof(CommunityPage.CommunityId), "spring");

        page.WaitForElement("figure.map svg");
        Assert.DoesNotContain("谁在线", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("大屏钥匙", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quiet_community_says_so_and_who_is_on_duty()
    {
        SignInAs("secretary-spring");

        var page = Open<CommunityPage>(nameof(CommunityPage.CommunityId), "spring");

        page.WaitForElement("figure.map svg");
        Assert.Contains("最近没有升级", page.Markup, StringComparison.Ordinal);
        Assert.Contains("worker-spring-1", page.Find(".online").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keeps_what_it_shows_while_the_store_is_away_and_says_so()
    {
        await AReport();
        SignInAs("secretary-spring");
        var page = Open<CommunityPage>(nameof(CommunityPage.CommunityId), "spring");
        page.WaitForElement("figure.map svg");

        House.IsAway = true;
        Time.Advance(TimeSpan.FromSeconds(30));

        page.WaitForAssertion(() => Assert.Contains("暂时读不到最新数据", page.Markup, StringComparison.Ordinal));
        Assert.NotEmpty(page.FindAll("figure.map svg"));
    }
}
