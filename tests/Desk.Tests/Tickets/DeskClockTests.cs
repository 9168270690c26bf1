using RedProperty.Realtime.Desk.Tickets;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Tests.Tickets;

/// <summary>What the list says about clocks that stand still, time that is asked for, and reminders.</summary>
public sealed class DeskClockTests : DeskTest
{
    [Fact]
    public async Task Says_of_a_paused_matter_why_it_waits_and_until_when_and_counts_no_card()
    {
        var ticket = await AReport("corridor-clutter");
        await Does("worker-spring-1", ticket, new AcknowledgeTicket(null));
        await After(TimeSpan.FromMinutes(25));
        await Does("worker-spring-1", ticket, new PauseTicket(PauseReason.WaitingForResident, null));
        SignInAs("worker-spring-1");

        var page = Open<DeskPage>();

        var row = page.WaitForElement("[role=listitem]").TextContent;
        Assert.Contains("已暂停", row, StringComparison.Ordinal);
        Assert.Contains("等待居民，最迟 11-26 09:25 恢复", row, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[role=timer]"));
        Assert.Contains(page.FindAll(".figures li"), figure => figure.TextContent.Contains("黄牌", StringComparison.Ordinal) && figure.TextContent.Contains('0'));
    }

    [Fact]
    public async Task Puts_before_a_manager_where_a_steward_waits_for_his_decision()
    {
        var ticket = await AReport();
        SignInAs("manager-spring");
        var page = Open<DeskPage>();
        page.WaitForAssertion(() => Assert.Contains("现在没有等您办理的工单", page.Markup, StringComparison.Ordinal));

        await Does("steward-spring-1", ticket, new AskExtension(Obligation.Solution, 15, "配件下午到"));
        Time.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.Contains("等您批：延期 15 分钟", page.Find("section[aria-labelledby=to-decide]").TextContent, StringComparison.Ordinal));
        Assert.EndsWith($"/tickets/{ticket.Id}", page.Find($"a[aria-label='批工单 {ticket.Number} 的延期']").GetAttribute("href"), StringComparison.Ordinal);

        await Does("manager-spring", ticket, new GrantExtension(Obligation.Solution, null));
        Time.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("section[aria-labelledby=to-decide]")));
    }

    [Theory]
    [InlineData("steward-spring-1")]
    [InlineData("secretary-spring")]
    public async Task Asks_nobody_for_a_decision_but_the_next_rung(string personId)
    {
        var ticket = await AReport();
        await Does("steward-spring-1", ticket, new AskExtension(Obligation.Solution, 15, "配件下午到"));
        SignInAs(personId);

        var page = Open<DeskPage>();
        page.WaitForElement("[role=tab][aria-selected=false]").Click();

        page.WaitForAssertion(() => Assert.Contains("延期待批", Assert.Single(page.FindAll("[role=listitem]")).TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Asks_the_rung_above_a_vacant_post()
    {
        City.WithVacant("propertyManager", "spring");
        var ticket = await AReport();
        await Does("steward-spring-1", ticket, new AskExtension(Obligation.Solution, 15, "配件下午到"));
        SignInAs("secretary-spring");

        var page = Open<DeskPage>();

        page.WaitForAssertion(() => Assert.Contains(ticket.Number, page.Find("section[aria-labelledby=to-decide]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Says_how_often_somebody_was_reminded_who_answered_and_did_nothing()
    {
        var ticket = await AReport("lift-stopped");
        await Does("steward-spring-1", ticket, new AcknowledgeTicket(null));
        await After(TimeSpan.FromHours(2.5));
        SignInAs("steward-spring-1");

        var page = Open<DeskPage>();
        page.WaitForAssertion(() => Assert.Contains("已催办 1 次", page.Find("[role=listitem]").TextContent, StringComparison.Ordinal));

        await Does("steward-spring-1", ticket, new ProposeSolution("下午换主板"));
        Time.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => Assert.DoesNotContain("已催办", page.Find("[role=listitem]").TextContent, StringComparison.Ordinal));
    }
}
