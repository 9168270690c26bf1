using RedProperty.Realtime.Desk.Tickets;
using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Tests.Tickets;

public sealed class TicketSheetPageTests : DeskTest
{
    [Theory]
    [InlineData("lamp-out", new[] { "响应", "提出方案", "已解决", "指派", "重新分类", "升级", "退单", "留言", "补充照片", "暂停计时", "申请延期", "公开" })]
    [InlineData("lift-stopped", new[] { "响应", "提出方案", "书面回复", "已解决", "指派", "重新分类", "升级", "退单", "留言", "补充照片", "暂停计时", "申请延期", "公开" })]
    public async Task Offers_a_steward_exactly_what_he_may_do_with_a_new_matter(string kind, string[] actions)
    {
        var ticket = await AReport(kind);
        Assert.Equal(actions, ActionsOf("steward-spring-1", ticket));
    }

    [Fact]
    public async Task Offers_confirmation_and_reopening_once_it_is_resolved()
    {
        var ticket = await AReport();
        await Does("steward-spring-1", ticket, new ResolveTicket("换好了", []));

        Assert.Equal(["确认办结", "重新办理", "留言", "补充照片", "公开"], ActionsOf("steward-spring-1", ticket));
    }

    [Fact]
    public async Task Offers_nothing_to_somebody_who_may_only_look()
    {
        var ticket = await AReport();
        Assert.Empty(ActionsOf("branch-spring-1", ticket));
    }

    [Fact]
    public async Task Shows_the_residents_phone_to_the_holder_and_to_nobody_else()
    {
        var ticket = await AReport(reporter: new Reporter("住户甲", "13800000000", null));

        Assert.Contains("13800000000", PageFor("steward-spring-1", ticket).Markup, StringComparison.Ordinal);
        await DisposeComponentsAsync();

        var seen = PageFor("secretary-spring", ticket).Markup;
        Assert.Contains(ticket.Number, seen, StringComparison.Ordinal);
        Assert.DoesNotContain("13800000000", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("住户甲", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tells_what_happened_newest_first_and_what_was_the_clocks_doing()
    {
        var ticket = await AReport();
        await After(TimeSpan.FromMinutes(20));

        var lines = PageFor("manager-spring", ticket).FindAll(".timeline li").Select(line => line.TextContent).ToList();

        Assert.Contains("升级：楼宇红管家 → 物业项目经理", lines[0], StringComparison.Ordinal);
        Assert.Contains("因超时自动升级", lines[0], StringComparison.Ordinal);
        Assert.Contains("红牌：楼宇红管家未在 09:20 前完成「响应」", lines[1], StringComparison.Ordinal);
        Assert.Contains("系统", lines[1], StringComparison.Ordinal);
        Assert.Contains("黄牌", lines[2], StringComparison.Ordinal);
        Assert.Contains("上报：路灯不亮（一般）", lines[^1], StringComparison.Ordinal);
        Assert.Contains("居民", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_every_limit_with_who_owes_it_and_how_it_stands()
    {
        var ticket = await AReport();
        await Does("steward-spring-1", ticket, new AcknowledgeTicket(null));

        var rows = PageFor("steward-spring-1", ticket).FindAll("tbody tr").Select(row => row.TextContent).ToList();

        Assert.Contains("响应", rows[0], StringComparison.Ordinal);
        Assert.Contains("20 分钟", rows[0], StringComparison.Ordinal);
        Assert.Contains("09:00 完成", rows[0], StringComparison.Ordinal);
        Assert.Contains("解决方案", rows[1], StringComparison.Ordinal);
        Assert.Contains("30:00", rows[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_in_words_when_a_ticket_lies_outside_ones_posts()
    {
        var ticket = await AReport("lamp-out", "lake-1-01");
        Assert.Contains("不在您的岗位权限之内", PageFor("steward-spring-1", ticket).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Follows_what_others_do()
    {
        var ticket = await AReport();
        var page = PageFor("steward-spring-1", ticket);

        await Does("worker-spring-1", ticket, new AcknowledgeTicket("马上到"));
        Time.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.Contains("马上到", page.Find(".timeline li").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Asks_for_the_reason_of_a_return_and_keeps_what_was_typed_when_refused()
    {
        var ticket = await AReport();
        var page = PageFor("steward-spring-1", ticket);
        Press(page, "退单");
        page.WaitForElement("#action-form").Submit();
        Assert.Contains("请填写「原因」", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);

        page.Find("#text").Input("不属于物业");
        await Does("worker-spring-1", ticket, new ResolveTicket("已经好了", []));
        page.Find("#action-form").Submit();

        page.WaitForAssertion(() => Assert.Contains("工单刚刚有了新的进展", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal("不属于物业", page.Find("#text").GetAttribute("value"));
    }

    [Fact]
    public async Task Proposes_a_solution_once_however_often_it_is_pressed()
    {
        var ticket = await AReport();
        var page = PageFor("steward-spring-1", ticket);
        Press(page, "提出方案");
        page.WaitForElement("#text").Input("今晚换灯");

        var form = page.Find("#action-form");
        form.Submit();
        page.WaitForAssertion(() => Assert.Contains("今晚换灯", page.Find(".timeline li").TextContent, StringComparison.Ordinal));

        Assert.Equal(2, (await Now(ticket.Id)).Version);
        Assert.Equal(Phase.Planned, (await Now(ticket.Id)).Phase);
    }

    [Fact]
    public async Task Refuses_more_than_four_thousand_characters_beside_the_form()
    {
        var ticket = await AReport();
        var page = PageFor("steward-spring-1", ticket);
        Press(page, "留言");
        page.WaitForElement("#text").Input(new string('长', 4001));
        Assert.Equal("4001 / 4000", page.Find("#text-count").TextContent);

        page.Find("#action-form").Submit();

        Assert.Contains("最多 4000 字", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal(1, (await Now(ticket.Id)).Version);
    }

    [Fact]
    public async Task Assigns_to_somebody_of_the_ladder()
    {
        var ticket = await AReport();
        var page = PageFor("manager-spring", ticket);
        Press(page, "指派");
        var offered = page.WaitForElement("#assignee").QuerySelectorAll("option").Select(option => option.GetAttribute("value")).ToList();
        Assert.Equal(["", "manager-spring", "secretary-spring", "street", "district", "city", "worker-spring-1"], offered);

        page.Find("#assignee").Change("worker-spring-1");
        page.Find("#action-form").Submit();

        page.WaitForAssertion(() => Assert.Contains("指派给 worker-spring-1", page.Find(".timeline li").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reclassifies_with_the_severity_that_belongs_to_the_kind()
    {
        var ticket = await AReport();
        var page = PageFor("steward-spring-1", ticket);
        Press(page, "重新分类");

        page.WaitForElement("#kind").Change("lift-stopped");
        page.Find("#text").Input("是电梯");
        page.Find("#action-form").Submit();

        page.WaitForAssertion(() => Assert.Contains("重新分类为 电梯停运（重大）", page.Find(".timeline li").TextContent, StringComparison.Ordinal));
        Assert.Equal(Severity.Major, (await Now(ticket.Id)).Severity);
    }

    [Fact]
    public async Task A_phone_is_offered_the_first_actions_until_it_asks_for_all()
    {
        var page = PageFor("steward-spring-1", await AReport());

        Assert.Equal("false", page.Find(".actions").GetAttribute("data-open"));
        page.FindAll("button").Single(button => button.TextContent.Trim() == "更多操作").Click();

        Assert.Equal("true", page.Find(".actions").GetAttribute("data-open"));
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Trim() == "更多操作");
    }

    [Fact]
    public async Task A_title_made_of_kind_and_building_is_not_said_twice()
    {
        var named = PageFor("steward-spring-1", await AReport(title: "三楼灯不亮")).Find("#matter").TextContent;
        await DisposeComponentsAsync();
        var unnamed = PageFor("steward-spring-1", await AReport(title: "路灯不亮 · 春天里1号楼")).Find("#matter").TextContent;

        Assert.Equal(("三楼灯不亮", "情况说明"), (named, unnamed));
    }

    private static void Press(IRenderedComponent<Microsoft.AspNetCore.Components.IComponent> page, string action) =>
        page.FindAll(".actions button").Single(button => button.TextContent.Trim() == action).Click();

    private IRenderedComponent<Microsoft.AspNetCore.Components.IComponent> PageFor(string personId, Ticket ticket)
    {
        SignInAs(personId);
        return Open<TicketSheetPage>(nameof(TicketSheetPage.TicketId), ticket.Id);
    }

    private List<string> ActionsOf(string personId, Ticket ticket) =>
        [.. PageFor(personId, ticket).FindAll(".actions button").Select(button => button.TextContent.Trim())];
}
