using Microsoft.AspNetCore.Components;
using RedProperty.Realtime.Desk.Tickets;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Tests.Tickets;

/// <summary>Every form of a ticket with something missing or wrong: told in words beside the form, nothing done, nothing typed lost.</summary>
public sealed class WrongInputTests : DeskTest
{
    [Theory]
    [InlineData("提出方案")]
    [InlineData("书面回复")]
    [InlineData("已解决")]
    [InlineData("重新分类")]
    [InlineData("升级")]
    [InlineData("退单")]
    [InlineData("留言")]
    [InlineData("申请延期")]
    public async Task An_action_without_its_words_is_not_carried_out(string action)
    {
        var ticket = await AReport("lift-stopped");
        var page = Pressed("steward-spring-1", ticket, action);
        page.Find("#text").Input("   ");
        page.Find("#action-form").Submit();

        Assert.StartsWith("请填写", Fault(page), StringComparison.Ordinal);
        Assert.Equal("true", page.Find("#text").GetAttribute("aria-invalid"));
        Assert.Contains("action-fault", page.Find("#text").GetAttribute("aria-describedby"), StringComparison.Ordinal);
        Assert.Equal(ticket.Version, (await Now(ticket.Id)).Version);
    }

    [Theory]
    [InlineData("响应")]
    [InlineData("提出方案")]
    [InlineData("留言")]
    public async Task Too_many_words_are_counted_and_kept(string action)
    {
        var ticket = await AReport();
        var page = Pressed("steward-spring-1", ticket, action);
        var words = new string('长', TicketText.LongestText + 1);
        page.Find("#text").Input(words);
        Assert.Equal("true", page.Find("#text-count").GetAttribute("data-over"));
        page.Find("#action-form").Submit();

        Assert.Contains("4001", Fault(page), StringComparison.Ordinal);
        Assert.Equal(words, page.Find("#text").GetAttribute("value"));
        Assert.Equal(ticket.Version, (await Now(ticket.Id)).Version);
    }

    [Fact]
    public async Task Nobody_is_assigned_when_nobody_was_chosen()
    {
        var ticket = await AReport();
        var page = Pressed("steward-spring-1", ticket, "指派");
        page.Find("#action-form").Submit();

        Assert.Equal("请选择一位责任人。", Fault(page));
        Assert.Equal(ticket.Version, (await Now(ticket.Id)).Version);
    }

    [Fact]
    public async Task No_clock_stands_still_without_a_reason()
    {
        var ticket = await AReport();
        var page = Pressed("steward-spring-1", ticket, "暂停计时");
        page.Find("#action-form").Submit();

        Assert.Equal("请选择暂停原因。", Fault(page));
        Assert.Null((await Now(ticket.Id)).Pause);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("1e9")]
    [InlineData("很久")]
    public async Task No_time_is_asked_for_that_the_policy_does_not_know(string minutes)
    {
        var ticket = await AReport();
        var page = Pressed("steward-spring-1", ticket, "申请延期");
        page.Find("input[value=own]").Change("own");
        page.Find("#minutes").Input(minutes);
        page.Find("#text").Input("配件下午到");
        page.Find("#action-form").Submit();

        Assert.Contains("不超过 30 的分钟数", Fault(page), StringComparison.Ordinal);
        Assert.Equal("配件下午到", page.Find("#text").GetAttribute("value"));
        Assert.Null((await Now(ticket.Id)).Extensions);
    }

    [Fact]
    public async Task A_refusal_of_more_time_needs_its_reason()
    {
        var ticket = await AReport();
        await Does("steward-spring-1", ticket, new AskExtension(Domain.Deadlines.Obligation.Solution, 15, "配件下午到"));
        var page = Pressed("manager-spring", ticket, "不同意延期");
        page.Find("#action-form").Submit();

        Assert.StartsWith("请填写", Fault(page), StringComparison.Ordinal);
        Assert.Equal(Domain.Deadlines.ExtensionState.Asked, Assert.Single((await Now(ticket.Id)).Extensions!).State);
    }

    [Fact]
    public async Task A_store_that_is_away_keeps_the_words_and_the_second_press_does_it_once()
    {
        var ticket = await AReport();
        var page = Pressed("steward-spring-1", ticket, "提出方案");
        page.Find("#text").Input("今晚换灯泡");
        House.Answering = Task.FromException(new StoreUnavailableException());
        page.Find("#action-form").Submit();
        page.WaitForAssertion(() => Assert.Contains("请稍候再按一次，不会重复提交", Fault(page), StringComparison.Ordinal));
        Assert.Equal("今晚换灯泡", page.Find("#text").GetAttribute("value"));

        House.Answering = Task.CompletedTask;
        page.Find("#action-form").Submit();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("#action-form")));
        Assert.Equal(Domain.Tickets.Phase.Planned, (await Now(ticket.Id)).Phase);
    }

    [Fact]
    public async Task A_report_names_what_it_lacks_one_after_the_other_and_loses_nothing()
    {
        SignInAs("worker-spring-1");
        var page = Open<ReportPage>();
        page.Find("#description").Input("昨晚开始的");
        page.Find("form").Submit();
        Assert.Equal("请选择类别。", page.Find("[role=alert]").TextContent);

        page.Find("#kind").Change("corridor-clutter");
        page.Find("form").Submit();
        Assert.Equal("请选择楼栋。", page.Find("[role=alert]").TextContent);

        await page.InvokeAsync(() => page.FindComponent<BuildingSelect>().Instance.ValueChanged.InvokeAsync(City.Chart.FindPlace("spring-1-02")));
        page.Find("#title").Input(" ");
        page.Find("form").Submit();
        Assert.StartsWith("请填写", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);

        page.Find("#title").Input(new string('长', 300));
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains("标题", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal("昨晚开始的", page.Find("#description").GetAttribute("value"));
        Assert.Empty(await House.HeldBy("worker-spring-1", ["spring"], 10, Cancellation));
    }

    [Fact]
    public async Task A_report_that_the_store_did_not_take_can_be_sent_again_and_stands_there_once()
    {
        SignInAs("worker-spring-1");
        var page = Open<ReportPage>();
        page.Find("#kind").Change("corridor-clutter");
        await page.InvokeAsync(() => page.FindComponent<BuildingSelect>().Instance.ValueChanged.InvokeAsync(City.Chart.FindPlace("spring-1-02")));
        page.Find("#title").Input("三楼堆满纸箱");
        House.BeforeNextAppend = () => throw new StoreUnavailableException();
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains("请稍候再按一次，不会重复提交", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal("三楼堆满纸箱", page.Find("#title").GetAttribute("value"));

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Contains("已受理", page.Find("[role=status]").TextContent, StringComparison.Ordinal));
        Assert.Single(await House.HeldBy("worker-spring-1", ["spring"], 10, Cancellation));
    }

    private static string Fault(IRenderedComponent<IComponent> page) => page.Find("#action-fault").TextContent;

    private IRenderedComponent<IComponent> Pressed(string person, Ticket ticket, string action)
    {
        SignInAs(person);
        var page = Open<TicketSheetPage>(nameof(TicketSheetPage.TicketId), ticket.Id);
        page.FindAll(".actions button, .request button").Single(button => button.TextContent.Trim() == action).Click();
        page.WaitForElement("#action-form");
        return page;
    }
}
