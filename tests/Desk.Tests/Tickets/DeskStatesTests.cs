using RedProperty.Realtime.Desk.Tickets;
using RedProperty.Realtime.Domain;

namespace RedProperty.Realtime.Desk.Tests.Tickets;

/// <summary>The desk and the ticket before there is anything to show, and while the store is away.</summary>
public sealed class DeskStatesTests : DeskTest
{
    private static Task Away => Task.FromException(new StoreUnavailableException());

    [Fact]
    public async Task The_desk_says_that_it_reads_until_it_has_read()
    {
        await AReport();
        SignInAs("steward-spring-1");
        var slow = new TaskCompletionSource();
        House.Answering = slow.Task;

        var page = Open<DeskPage>();
        Assert.Equal("正在读取…", page.Find("#list [aria-busy=true]").GetAttribute("aria-label"));

        slow.SetResult();
        page.WaitForAssertion(() => Assert.Single(page.FindAll("[data-row]")));
        Assert.Empty(page.FindAll("[aria-busy=true]"));
    }

    [Fact]
    public void An_empty_desk_says_that_there_is_nothing_to_do_and_where_new_matters_will_stand()
    {
        SignInAs("steward-spring-1");

        var page = Open<DeskPage>();

        page.WaitForAssertion(() => Assert.Contains("现在没有等您办理的工单。新工单会自动出现在这里。", page.Find("#list").TextContent, StringComparison.Ordinal));
        page.Find("#tab-area").Click();
        page.WaitForAssertion(() => Assert.Contains("辖区内没有在办的工单。", page.Find("#list").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_owes_nothing_is_led_to_what_the_area_owes()
    {
        await AReport();
        SignInAs("secretary-spring");
        var page = Open<DeskPage>();

        page.WaitForAssertion(() => Assert.Contains("看辖区全部（1）", page.Find("#list").TextContent, StringComparison.Ordinal));
        page.Find("#list button").Click();

        page.WaitForAssertion(() => Assert.Single(page.FindAll("[data-row]")));
    }

    [Fact]
    public async Task The_desk_keeps_its_rows_while_the_store_is_away_and_says_so_until_it_is_back()
    {
        await AReport("lift-stopped");
        SignInAs("steward-spring-1");
        var page = Open<DeskPage>();
        page.WaitForAssertion(() => Assert.Single(page.FindAll("[data-row]")));

        House.Answering = Away;
        Time.Advance(TimeSpan.FromSeconds(30));
        page.WaitForAssertion(() => Assert.Contains("暂时读不到最新数据", page.Find("[role=status].notice").TextContent, StringComparison.Ordinal));
        Assert.Equal("true", page.Find(".live").GetAttribute("data-stale"));
        Assert.Single(page.FindAll("[data-row]"));

        House.Answering = Task.CompletedTask;
        Time.Advance(TimeSpan.FromSeconds(30));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".notice")));
        Assert.Equal("false", page.Find(".live").GetAttribute("data-stale"));
    }

    [Fact]
    public async Task A_desk_that_could_not_be_read_at_first_fills_by_itself()
    {
        await AReport();
        SignInAs("steward-spring-1");
        House.Answering = Away;
        var page = Open<DeskPage>();
        page.WaitForAssertion(() => Assert.Contains("暂时读不到最新数据", page.Markup, StringComparison.Ordinal));

        House.Answering = Task.CompletedTask;
        Time.Advance(TimeSpan.FromSeconds(30));

        page.WaitForAssertion(() => Assert.Single(page.FindAll("[data-row]")));
    }

    [Fact]
    public async Task A_ticket_that_comes_after_the_first_drawing_has_its_heading_focused_once()
    {
        var ticket = await AReport();
        SignInAs("steward-spring-1");
        var slow = new TaskCompletionSource();
        House.Answering = slow.Task;
        var page = Open<TicketSheetPage>(nameof(TicketSheetPage.TicketId), ticket.Id);
        slow.SetResult();

        page.WaitForAssertion(() => JSInterop.VerifyFocusAsyncInvoke());
        Time.Advance(TimeSpan.FromSeconds(5));
        page.WaitForElement(".timeline");
        JSInterop.VerifyFocusAsyncInvoke();
    }

    [Fact]
    public async Task A_ticket_says_that_it_reads_and_stays_readable_while_the_store_is_away()
    {
        var ticket = await AReport();
        SignInAs("steward-spring-1");
        var slow = new TaskCompletionSource();
        House.Answering = slow.Task;
        var page = Open<TicketSheetPage>(nameof(TicketSheetPage.TicketId), ticket.Id);
        Assert.NotEmpty(page.FindAll("[aria-busy=true]"));
        slow.SetResult();
        page.WaitForElement(".timeline");

        House.Answering = Away;
        Time.Advance(TimeSpan.FromSeconds(5));
        page.WaitForAssertion(() => Assert.Contains("暂时读不到最新数据", page.Find("[role=status].notice").TextContent, StringComparison.Ordinal));
        Assert.Contains(ticket.Number, page.Markup, StringComparison.Ordinal);

        House.Answering = Task.CompletedTask;
        Time.Advance(TimeSpan.FromSeconds(5));
        page.WaitForAssertion(() => Assert.DoesNotContain("暂时读不到最新数据", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void A_ticket_that_does_not_exist_is_told_in_words()
    {
        SignInAs("steward-spring-1");

        var page = Open<TicketSheetPage>(nameof(TicketSheetPage.TicketId), "spring.nothing");

        Assert.Contains("打不开这张工单", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".actions"));
    }
}
