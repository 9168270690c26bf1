using Microsoft.AspNetCore.Components;
using RedProperty.Realtime.Desk.Layout;
using RedProperty.Realtime.Domain.Deadlines;

namespace RedProperty.Realtime.Desk.Tests.Layout;

public sealed class MainLayoutTests : DeskTest
{
    [Fact]
    public void Says_at_once_that_nobody_watches_and_stops_saying_so_by_itself()
    {
        var page = LayoutFor("steward-spring-1");
        Assert.Empty(page.FindAll("[role=alert]"));

        Watch.Turn(new WatchState(Nine.AddSeconds(-11), []));
        page.WaitForAssertion(() => Assert.Contains("时限无人看护，自 08:59:49 起", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Contains("请照页面上的到期时间先办，并通知系统管理员", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);

        Watch.Turn(new WatchState(null, []));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[role=alert]")));
    }

    [Fact]
    public void Names_the_day_when_it_was_not_today()
    {
        Watch.Turn(new WatchState(Nine.AddDays(-1), []));
        Assert.Contains("自 11-22 09:00:00 起", LayoutFor("steward-spring-1").Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Sends_an_administrator_to_see_who_watches()
    {
        Watch.Turn(new WatchState(Nine, []));

        var alert = LayoutFor("admin").Find("[role=alert]");

        Assert.Contains("请启动看护进程", alert.TextContent, StringComparison.Ordinal);
        Assert.Equal("/watch", alert.QuerySelector("a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("admin", new[] { "/", "/area/jinan", "/report", "/intake", "/wall/spring", "/admin" })]
    [InlineData("secretary-spring", new[] { "/", "/community/spring", "/report", "/intake", "/wall/spring" })]
    public void Leads_administrators_and_nobody_else_to_the_administration(string personId, string[] links) =>
        Assert.Equal(links, LayoutFor(personId).FindAll("nav a").Select(link => link.GetAttribute("href")));

    private IRenderedComponent<MainLayout> LayoutFor(string personId)
    {
        SignInAs(personId);
        SetRendererInfo(new RendererInfo("Server", true));
        return Render<MainLayout>(parameters => parameters.Add(layout => layout.Body, builder => builder.AddContent(0, "正文")));
    }
}
