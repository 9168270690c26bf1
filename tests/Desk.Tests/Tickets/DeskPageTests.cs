using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RedProperty.Realtime.Desk.Tickets;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Tests.Tickets;

public sealed class DeskPageTests : DeskTest
{
    [Fact]
    public async Task Lists_what_a_steward_answers_for_soonest_limit_first()
    {
        var later = await AReport("lift-stopped", title: "电梯停在五楼");
        await Does("steward-spring-1", later, new AcknowledgeTicket(null));
        await AReport("lamp-out");
        await AReport("lamp-out", "lake-1-01");
        SignInAs("steward-spring-1");

        var page = Open<DeskPage>();

        page.WaitForAssertion(() => Assert.Equal(["路灯不亮", "电梯停运"], page.FindAll(".row-title").Select(link => link.TextContent)));
        Assert.Contains("我负责的", page.Find("[role=tab][aria-selected=true]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_kind_place_rung_holder_and_time_left_of_a_ticket()
    {
        await AReport();
        SignInAs("steward-spring-1");

        var row = Open<DeskPage>().WaitForElement("[role=listitem]").TextContent;

        Assert.Contains("路灯不亮", row, StringComparison.Ordinal);
        Assert.Contains("01号楼 · 2单元", row, StringComparison.Ordinal);
        Assert.Contains("泉水社区 · spring-1 网格", row, StringComparison.Ordinal);
        Assert.Contains("楼宇红管家", row, StringComparison.Ordinal);
        Assert.Contains("steward-spring-1", row, StringComparison.Ordinal);
        Assert.Contains("20261123-0001", row, StringComparison.Ordinal);
        Assert.Contains("响应", row, StringComparison.Ordinal);
        Assert.Contains("20:00", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Acknowledges_in_one_press_and_says_so()
    {
        var ticket = await AReport();
        SignInAs("steward-spring-1");
        var page = Open<DeskPage>();

        page.WaitForElement($"button[aria-label='响应工单 {ticket.Number}']").Click();

        page.WaitForAssertion(() => Assert.Contains($"已响应工单 {ticket.Number}", page.Markup, StringComparison.Ordinal));
        Assert.Equal(Phase.Acknowledged, (await Now(ticket.Id)).Phase);
    }

    [Fact]
    public async Task Says_why_when_somebody_was_faster()
    {
        var ticket = await AReport();
        SignInAs("steward-spring-1");
        var page = Open<DeskPage>();
        var button = page.WaitForElement($"button[aria-label='响应工单 {ticket.Number}']");
        House.BeforeNextAppend = () => Does("worker-spring-1", ticket, new AcknowledgeTicket(null));

        button.Click();

        page.WaitForAssertion(() => Assert.Contains("工单刚刚有了新的进展", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sends_the_same_command_again_after_the_store_was_away()
    {
        var ticket = await AReport();
        SignInAs("steward-spring-1");
        var page = Open<DeskPage>();
        var button = $"button[aria-label='响应工单 {ticket.Number}']";
        House.BeforeNextAppend = () => throw new StoreUnavailableException();

        page.WaitForElement(button).Click();
        page.WaitForAssertion(() => Assert.Contains("暂时连不上存储", page.Markup, StringComparison.Ordinal));
        Assert.Equal(Phase.Reported, (await Now(ticket.Id)).Phase);

        page.Find(button).Click();
        page.WaitForAssertion(() => Assert.Contains($"已响应工单 {ticket.Number}", page.Markup, StringComparison.Ordinal));
        Assert.Equal(Phase.Acknowledged, (await Now(ticket.Id)).Phase);
    }

    [Fact]
    public async Task Shows_a_new_ticket_without_being_asked()
    {
        SignInAs("steward-spring-1");
        var page = Open<DeskPage>();
        page.WaitForAssertion(() => Assert.Contains("现在没有等您办理的工单", page.Markup, StringComparison.Ordinal));

        await AReport();
        Time.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.Single(page.FindAll("[role=listitem]")));
    }

    [Fact]
    public async Task Takes_a_resolved_ticket_off_the_list()
    {
        var ticket = await AReport();
        SignInAs("steward-spring-1");
        var page = Open<DeskPage>();
        page.WaitForElement("[role=listitem]");

        await Does("steward-spring-1", ticket, new ResolveTicket("换好了", []));
        Time.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[role=listitem]")));
    }

    [Fact]
    public async Task Counts_red_cards_once_the_manager_has_inherited_a_missed_limit()
    {
        await AReport();
        await After(TimeSpan.FromMinutes(21));
        SignInAs("manager-spring");

        var page = Open<DeskPage>();

        page.WaitForAssertion(() => Assert.Contains("红牌 1", page.Find("[role=listitem]").TextContent, StringComparison.Ordinal));
        Assert.Contains(page.FindAll(".figures li"), figure => figure.TextContent.Contains("红牌", StringComparison.Ordinal) && figure.TextContent.Contains('1'));
    }

    [Fact]
    public async Task Shows_the_whole_area_in_the_second_tab_and_no_other_community()
    {
        await AReport("lamp-out", "spring-1-01");
        await AReport("lamp-out", "spring-2-01");
        await AReport("lamp-out", "lake-1-01");
        SignInAs("secretary-spring");
        var page = Open<DeskPage>();
        page.WaitForAssertion(() => Assert.Contains("现在没有等您办理的工单", page.Markup, StringComparison.Ordinal));

        page.FindAll("[role=tab]")[1].Click();

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("[role=listitem]").Count));
        Assert.DoesNotContain("湖滨社区", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Narrows_the_list_by_text_and_says_when_nothing_fits()
    {
        await AReport(title: "三楼灯不亮");
        await AReport("lift-stopped", title: "电梯停在五楼");
        SignInAs("steward-spring-1");
        var page = Open<DeskPage>();
        page.WaitForElement("[role=listitem]");

        page.Find("input[type=search]").Input("五楼");
        page.WaitForAssertion(() => Assert.Equal("电梯停运", Assert.Single(page.FindAll(".row-title")).TextContent));

        page.Find("input[type=search]").Input("没有的字");
        page.WaitForAssertion(() => Assert.Contains("没有符合条件的工单", page.Markup, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("?mark=red", "电梯停运")]
    [InlineData("?category=order&area=1", "楼道堆物")]
    [InlineData("?grid=spring-2&area=1", "楼道堆物")]
    [InlineData("?phase=acknowledged&area=1", "路灯不亮")]
    public async Task Narrows_the_list_by_what_stands_in_its_address(string address, string expected)
    {
        await AReport("lift-stopped");
        await After(TimeSpan.FromMinutes(21));
        var answered = await AReport("lamp-out");
        await Does("steward-spring-1", answered, new AcknowledgeTicket(null));
        await AReport("corridor-clutter", "spring-2-01");
        SignInAs("manager-spring");
        Services.GetRequiredService<NavigationManager>().NavigateTo("/" + address);

        var page = Open<DeskPage>();

        page.WaitForAssertion(() => Assert.Equal(expected, Assert.Single(page.FindAll(".row-title")).TextContent));
        page.FindAll("button").First(button => button.TextContent.Contains("清除", StringComparison.Ordinal)).Click();
        Assert.DoesNotContain("mark", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_with_a_word_to_the_resident()
    {
        var ticket = await AReport();
        SignInAs("steward-spring-1");
        var page = Open<DeskPage>();

        page.WaitForElement($"button[aria-label='响应工单 {ticket.Number} 并给居民留言']").Click();
        page.WaitForElement("#text").Input("十分钟后到");
        page.Find("#action-form").Submit();

        page.WaitForAssertion(() => Assert.Contains($"已响应工单 {ticket.Number}", page.Markup, StringComparison.Ordinal));
        var answered = (await House.History(ticket.Id, Cancellation)).Select(entry => entry.Happening.Fact).OfType<Acknowledged>().Single();
        Assert.Equal("十分钟后到", answered.Message);
    }

    [Fact]
    public async Task Counts_for_the_bell_what_has_become_ones_own_since_the_page_was_opened()
    {
        await AReport();
        SignInAs("steward-spring-1");
        var page = Open<DeskPage>();
        page.WaitForElement("[role=listitem]");
        Assert.Equal("0", page.Find("[data-bell]").GetAttribute("data-arrived"));

        await AReport(building: "spring-2-01");
        await AReport();
        Time.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.Equal("1", page.Find("[data-bell]").GetAttribute("data-arrived")));
    }

    [Fact]
    public async Task Speaks_English_when_asked_to()
    {
        SpeakEnglish();
        await AReport();
        SignInAs("steward-spring-1");

        var page = Open<DeskPage>();

        page.WaitForAssertion(() => Assert.Equal("Lamp out", page.Find(".row-title").TextContent));
        Assert.Contains("Red steward", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Acknowledge", page.Markup, StringComparison.Ordinal);
    }
}
