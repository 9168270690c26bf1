using AngleSharp.Dom;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RedProperty.Realtime.Desk.Search;
using RedProperty.Realtime.Domain.Searches;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Tests.Search;

public sealed class SearchPageTests : DeskTest
{
    [Fact]
    public void Nothing_typed_shows_what_can_be_looked_for_and_reads_nothing()
    {
        SignInAs("secretary-spring");

        var page = At("/search");

        Assert.Equal("查找工单", page.Find("h1").TextContent);
        Assert.Equal(["工单号", "楼栋", "手机尾号", "文字"], page.FindAll("dt").Select(term => term.TextContent.Trim()));
        Assert.Contains("20261123-0042", page.Markup, StringComparison.Ordinal);
        Assert.Equal(0, Scan.Reads);
    }

    [Fact]
    public async Task Says_that_it_is_looking_until_it_has_looked()
    {
        await AReport();
        var gate = new TaskCompletionSource();
        Scan.Gate = gate.Task;
        SignInAs("secretary-spring");

        var page = At("/search?q=灯");
        Assert.Equal("正在查找", page.Find("[aria-busy=true]").GetAttribute("aria-label"));

        gate.SetResult();
        page.WaitForAssertion(() => Assert.Single(page.FindAll("article")));
    }

    [Fact]
    public async Task What_was_found_is_marked_and_leads_to_its_ticket()
    {
        var ticket = await AReport(title: "三楼灯不亮");
        await AReport(title: "门坏了", kind: "corridor-clutter");
        SignInAs("secretary-spring");

        var page = At("/search?q=三楼　灯");

        page.WaitForAssertion(() => Assert.Contains("找到 1 条", page.Find("[role=status]").TextContent, StringComparison.Ordinal));
        Assert.Equal($"/tickets/{ticket.Id}", page.Find("article a").GetAttribute("href"));
        Assert.Equal(["灯", "三楼灯"], page.FindAll("article mark").Select(mark => mark.TextContent));
        Assert.Equal("三楼　灯", page.Find("input[type=search]").GetAttribute("value"));
    }

    [Fact]
    public void Nothing_found_says_so_and_what_to_try()
    {
        SignInAs("secretary-spring");

        var page = At("/search?q=飞碟");

        page.WaitForAssertion(() => Assert.Contains("没有找到“飞碟”", page.Markup, StringComparison.Ordinal));
        Assert.Contains("已办结的工单请用工单号或楼栋查", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_outside_ones_posts_says_so_and_tells_nothing_of_it()
    {
        var ticket = await AReport(title: "只有泉水知道", reporter: new Reporter("住户甲", "13800002341", null));
        SignInAs("worker-lake-1");

        var page = At($"/search?q={ticket.Number}");

        page.WaitForAssertion(() => Assert.Contains($"工单 {ticket.Number} 不在您的岗位范围内", page.Markup, StringComparison.Ordinal));
        foreach (var secret in (string[])["泉水", "住户甲", "13800002341", ticket.Id, "路灯"])
        {
            Assert.DoesNotContain(secret, page.Markup, StringComparison.Ordinal);
        }

        Services.GetRequiredService<NavigationManager>().NavigateTo("/search?q=20261123-0999");
        page.WaitForAssertion(() => Assert.Contains("没有号码为 20261123-0999 的工单", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_phone_is_found_by_who_holds_the_ticket_and_is_not_shown()
    {
        await AReport(reporter: new Reporter("住户甲", "13800002341", null));
        SignInAs("steward-spring-1");

        var page = At("/search?q=2341");

        page.WaitForAssertion(() => Assert.Contains("手机尾号相符", page.Find("article").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("13800002341", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_phone_is_not_found_by_who_only_sees_the_ticket()
    {
        await AReport(reporter: new Reporter("住户甲", "13800002341", null));
        SignInAs("secretary-spring");

        var page = At("/search?q=2341");

        page.WaitForAssertion(() => Assert.Contains("没有找到", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_building_shows_what_is_open_and_what_was_done()
    {
        var open = await AReport();
        var done = await AReport();
        await Does("steward-spring-1", done, new ResolveTicket("换好了", []));
        SignInAs("secretary-spring");

        var page = At("/search?q=spring-1-01");

        page.WaitForAssertion(() => Assert.Equal(
            [$"/tickets/{open.Id}", $"/tickets/{done.Id}"], page.FindAll("article a").Select(link => link.GetAttribute("href"))));
        Assert.Contains("01号楼", page.Find("h2").TextContent, StringComparison.Ordinal);
        Assert.Contains("解决", page.FindAll("article")[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_buildings_each_leads_to_its_tickets()
    {
        SignInAs("street");

        var page = At("/search?q=01号楼");

        page.WaitForAssertion(() => Assert.Equal(
            ["/search?q=lake-1-01", "/search?q=spring-1-01", "/search?q=spring-2-01"], page.FindAll("h2 + ul a").Select(link => link.GetAttribute("href"))));
    }

    [Fact]
    public async Task Fifty_stand_on_a_page_and_the_rest_one_link_further()
    {
        for (var i = 0; i < 53; i++)
        {
            await AReport();
        }

        SignInAs("secretary-spring");

        var page = At("/search?q=灯");
        page.WaitForAssertion(() => Assert.Equal(50, page.FindAll("article").Count));
        Assert.Equal("/search?q=%E7%81%AF&page=2", page.Find("a[rel=next]").GetAttribute("href"));

        var reads = Scan.Reads;
        Services.GetRequiredService<NavigationManager>().NavigateTo("/search?q=灯&page=2");
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll("article").Count));
        Assert.Contains("第 51–53 条，共 53 条", page.Markup, StringComparison.Ordinal);
        Assert.Equal(reads, Scan.Reads);
    }

    [Fact]
    public async Task A_cut_is_told_with_what_was_not_looked_at()
    {
        await AReport();
        Services.AddSingleton<ITicketScan>(new LongScan(Scan, 12_345));
        SignInAs("city");

        var page = At("/search?q=飞碟");

        page.WaitForAssertion(() => Assert.Contains("只查了时限最近的 1 条未办结工单，另有 12344 条没有查", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_store_that_is_away_is_told_and_asked_again()
    {
        await AReport();
        Scan.IsAway = true;
        SignInAs("secretary-spring");

        var page = At("/search?q=灯");
        page.WaitForAssertion(() => Assert.Contains("没有查成", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[aria-busy=true]"));

        Scan.IsAway = false;
        page.Find("[role=alert] button").Click();
        page.WaitForAssertion(() => Assert.Single(page.FindAll("article")));
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task What_was_found_stays_current()
    {
        var ticket = await AReport();
        SignInAs("secretary-spring");
        var page = At("/search?q=灯");
        page.WaitForAssertion(() => Assert.Contains("待响应", page.Find("article").TextContent, StringComparison.Ordinal));

        await Does("steward-spring-1", ticket, new ResolveTicket("换好了", []));
        Time.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.Contains("已解决", page.Find("article").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void The_box_leads_to_the_answer_and_keeps_what_is_being_typed()
    {
        var box = Render<SearchBox>(parameters => parameters.Add(it => it.InBar, true));
        box.Find("input").Change("3号楼 & 灯");
        box.Render(parameters => parameters.Add(it => it.InBar, true));
        Assert.Equal("3号楼 & 灯", box.Find("input").GetAttribute("value"));

        box.Find("form").Submit();

        Assert.EndsWith("/search?q=3%E5%8F%B7%E6%A5%BC%20%26%20%E7%81%AF", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        Assert.Equal("search", box.Find("input").GetAttribute("data-shortcut"));
        Assert.Equal("search", box.Find("form").GetAttribute("role"));
    }

    [Fact]
    public void It_speaks_english()
    {
        SpeakEnglish();
        SignInAs("secretary-spring");

        var page = At("/search?q=saucer");

        page.WaitForAssertion(() => Assert.Contains("Nothing found for “saucer”", page.Markup, StringComparison.Ordinal));
    }

    private IRenderedComponent<IComponent> At(string address)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Open<SearchPage>();
    }
}
