using Microsoft.AspNetCore.Components;
using RedProperty.Realtime.Desk.Tickets;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Tests.Tickets;

/// <summary>What people do to a ticket's clocks on its page.</summary>
public sealed class TicketClockTests : DeskTest
{
    [Fact]
    public async Task Says_before_a_pause_which_clocks_it_stops_and_until_when_at_most()
    {
        var page = PageFor("steward-spring-1", await AReport("lift-stopped"));

        Press(page, "暂停计时");

        var reasons = page.WaitForElement("#action-form").QuerySelectorAll("label:has([name=pause-reason])").Select(label => label.TextContent).ToList();
        Assert.Contains("等待居民", reasons[0], StringComparison.Ordinal);
        Assert.Contains("停：书面回复、解决方案；最迟 11-26 09:00 自动恢复", reasons[0], StringComparison.Ordinal);
        Assert.Contains("继续计时：响应", reasons[0], StringComparison.Ordinal);
        Assert.Contains("等待配件", reasons[1], StringComparison.Ordinal);
        Assert.Contains("停：解决方案；最迟 11-30 09:00 自动恢复", reasons[1], StringComparison.Ordinal);
        Assert.Contains("继续计时：响应、书面回复", reasons[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pauses_for_a_reason_and_shows_it_everywhere_instead_of_a_countdown()
    {
        var ticket = await AReport();
        await Does("steward-spring-1", ticket, new AcknowledgeTicket(null));
        Time.Advance(TimeSpan.FromMinutes(10));
        var page = PageFor("steward-spring-1", ticket);
        Press(page, "暂停计时");
        page.WaitForElement("#action-form").Submit();
        Assert.Contains("请选择暂停原因", page.Find("#action-fault").TextContent, StringComparison.Ordinal);

        page.Find("input[value=WaitingForPart]").Change("WaitingForPart");
        page.Find("#text").Input("灯座要订货");
        page.Find("#action-form").Submit();

        page.WaitForAssertion(() => Assert.Contains("暂停计时：等待配件；停「解决方案」，最迟 11-30 09:10 恢复", page.Find(".timeline li").TextContent, StringComparison.Ordinal));
        Assert.Contains("灯座要订货", page.Find(".timeline li").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[role=timer]"));
        Assert.Contains("等待配件，最迟 11-30 09:10 恢复", page.Find(".ticket-next").TextContent, StringComparison.Ordinal);
        Assert.Contains("steward-spring-1 于 09:10 暂停", page.Find(".ticket-next").TextContent, StringComparison.Ordinal);
        var limit = page.FindAll("tbody tr").Single(row => row.TextContent.Contains("解决方案", StringComparison.Ordinal)).TextContent;
        Assert.Contains("原定 09:30", limit, StringComparison.Ordinal);
        Assert.Contains("恢复后还有 20:00", limit, StringComparison.Ordinal);
        Assert.DoesNotContain("暂停计时", Actions(page));
        Assert.Contains("恢复计时", Actions(page));
    }

    [Fact]
    public async Task Resumes_by_hand_and_tells_the_new_limit()
    {
        var ticket = await APause();
        Time.Advance(TimeSpan.FromHours(1));
        var page = PageFor("steward-spring-1", ticket);

        Press(page, "恢复计时");
        page.WaitForElement("#action-form").Submit();

        page.WaitForAssertion(() => Assert.Contains("恢复计时", page.Find(".timeline-title").TextContent, StringComparison.Ordinal));
        Assert.Contains("「解决方案」改为 10:30 到期", page.Find(".timeline li").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll("[role=timer]"));
    }

    [Fact]
    public async Task Tells_that_the_clocks_ran_again_by_themselves_and_how_often_it_reminded()
    {
        var ticket = await APause();
        await After(TimeSpan.FromDays(7) + TimeSpan.FromMinutes(11));

        var lines = PageFor("steward-spring-1", ticket).FindAll(".timeline li").Select(line => line.TextContent).ToList();

        Assert.Contains("第 1 次催办：已响应，还没有进展", lines[0], StringComparison.Ordinal);
        Assert.Contains("暂停期满，自动恢复计时", lines[1], StringComparison.Ordinal);
        Assert.Contains("系统", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Offers_half_as_long_and_as_long_again_and_says_who_decides()
    {
        var page = PageFor("steward-spring-1", await AReport());

        Press(page, "申请延期");

        var form = page.WaitForElement("#action-form").TextContent;
        Assert.Contains("再给一半：15 分钟", form, StringComparison.Ordinal);
        Assert.Contains("再给同样长：30 分钟", form, StringComparison.Ordinal);
        Assert.Contains("同意后改为 09:45 到期（现在是 09:30）", form, StringComparison.Ordinal);
        Assert.Contains("由物业项目经理决定", form, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[name=extension-of]"));
    }

    [Fact]
    public async Task Takes_ones_own_minutes_up_to_what_the_policy_allows()
    {
        var ticket = await AReport();
        var page = PageFor("steward-spring-1", ticket);
        Press(page, "申请延期");
        page.WaitForElement("input[value=own]").Change("own");
        page.Find("#minutes").Input("31");
        page.Find("#text").Input("配件下午到");
        page.Find("#action-form").Submit();
        Assert.Contains("不超过 30 的分钟数", page.Find("#action-fault").TextContent, StringComparison.Ordinal);

        page.Find("#minutes").Input("12.5");
        page.Find("#action-form").Submit();

        page.WaitForAssertion(() => Assert.Contains("申请「解决方案」延期 12.5 分钟", page.Find(".timeline li").TextContent, StringComparison.Ordinal));
        Assert.Equal(12.5, Assert.Single((await Now(ticket.Id)).Extensions!).Length.Amount);
    }

    [Fact]
    public async Task Chooses_the_limit_where_more_than_one_may_be_extended()
    {
        var ticket = await AReport("lift-stopped");
        var page = PageFor("steward-spring-1", ticket);
        Press(page, "申请延期");
        page.WaitForElement("input[value=Solution]").Change("Solution");
        Assert.Contains("再给同样长：1 天", page.Find("#action-form").TextContent, StringComparison.Ordinal);
        page.Find("#text").Input("等厂家");

        page.Find("#action-form").Submit();

        page.WaitForAssertion(() => Assert.Contains("申请「解决方案」延期 12 小时", page.Find(".timeline li").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Shows_the_request_with_its_reason_to_all_and_the_decision_only_to_those_above()
    {
        var ticket = await AnAskedExtension();

        var own = PageFor("steward-spring-1", ticket);
        var request = own.Find("section[aria-label='steward-spring-1 申请「解决方案」延期 15 分钟']").TextContent;
        Assert.Contains("配件下午到", request, StringComparison.Ordinal);
        Assert.Contains("等物业项目经理决定", request, StringComparison.Ordinal);
        Assert.DoesNotContain("同意延期", own.Markup, StringComparison.Ordinal);
        await DisposeComponentsAsync();

        Assert.Equal(["同意延期", "不同意延期"], PageFor("manager-spring", ticket).FindAll(".request button").Select(button => button.TextContent.Trim()));
    }

    [Fact]
    public async Task Grants_it_and_counts_to_the_new_limit()
    {
        var ticket = await AnAskedExtension();
        var page = PageFor("manager-spring", ticket);

        page.FindAll(".request button")[0].Click();
        page.WaitForElement("#action-form").Submit();

        page.WaitForAssertion(() => Assert.Contains("同意「解决方案」延期 15 分钟，改为 09:45 到期", page.Find(".timeline li").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".request"));
        Assert.Contains("已延期 15 分钟", page.Find("tbody").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_it_only_with_a_reason()
    {
        var ticket = await AnAskedExtension();
        var page = PageFor("manager-spring", ticket);

        page.FindAll(".request button")[1].Click();
        page.WaitForElement("#action-form").Submit();
        Assert.Contains("请填写「原因」", page.Find("#action-fault").TextContent, StringComparison.Ordinal);
        page.Find("#text").Input("库房有灯");
        page.Find("#action-form").Submit();

        page.WaitForAssertion(() => Assert.Contains("不同意「解决方案」延期", page.Find(".timeline li").TextContent, StringComparison.Ordinal));
        Assert.Contains("库房有灯", page.Find(".timeline li").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tells_limits_that_an_administrator_changed()
    {
        var ticket = await AReport();
        var policy = City.Current.Policy;
        IReadOnlyList<Term> anHour = [new(Obligation.Response, Allowance.OfMinutes(20)), new(Obligation.Solution, Allowance.OfHours(1))];
        City.WithPolicy(policy with { Limits = policy.Limits.ToDictionary(pair => pair.Key, _ => anHour) });
        await Does("admin", ticket, new ApplyPolicy("雨季放宽"));

        var line = PageFor("steward-spring-1", ticket).Find(".timeline li").TextContent;

        Assert.Contains("管理员调整时限", line, StringComparison.Ordinal);
        Assert.Contains("雨季放宽", line, StringComparison.Ordinal);
        Assert.Contains("「解决方案」改为 10:00 到期", line, StringComparison.Ordinal);
    }

    private static void Press(IRenderedComponent<IComponent> page, string action) =>
        page.FindAll(".actions button").Single(button => button.TextContent.Trim() == action).Click();

    private static List<string> Actions(IRenderedComponent<IComponent> page) => [.. page.FindAll(".actions button").Select(button => button.TextContent.Trim())];

    private async Task<Ticket> APause()
    {
        var ticket = await AReport();
        await Does("steward-spring-1", ticket, new AcknowledgeTicket(null));
        await Does("steward-spring-1", ticket, new PauseTicket(PauseReason.WaitingForPart, null));
        return ticket;
    }

    private async Task<Ticket> AnAskedExtension()
    {
        var ticket = await AReport();
        await Does("steward-spring-1", ticket, new AskExtension(Obligation.Solution, 15, "配件下午到"));
        return ticket;
    }

    private IRenderedComponent<IComponent> PageFor(string personId, Ticket ticket)
    {
        SignInAs(personId);
        return Open<TicketSheetPage>(nameof(TicketSheetPage.TicketId), ticket.Id);
    }
}
