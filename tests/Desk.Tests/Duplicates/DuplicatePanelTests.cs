using Microsoft.AspNetCore.Components;
using RedProperty.Realtime.Desk.Tickets;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Duplicates;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Tests.Duplicates;

public sealed class DuplicatePanelTests : DeskTest
{
    private const string Steward = "steward-spring-1";

    [Fact]
    public async Task Merges_the_younger_into_the_older_with_one_press_and_a_reason()
    {
        var older = await AReport(title: "三楼灯不亮");
        Time.Advance(TimeSpan.FromMinutes(1));
        var younger = await AReport(title: "三楼的灯不亮了");
        var page = PageFor(Steward, younger);
        Assert.Contains("同一楼栋", page.WaitForElement(".duplicates li").TextContent, StringComparison.Ordinal);

        page.Find(".duplicates button").Click();
        Assert.Contains($"工单 {younger.Number} 将并入 {older.Number}", page.WaitForElement("#merge-form").TextContent, StringComparison.Ordinal);
        page.Find("#merge-reason").Input("同一盏灯");
        page.Find("#merge-form").Submit();

        page.WaitForAssertion(() => Assert.Contains("已合并", page.Find(".ticket-tags").TextContent, StringComparison.Ordinal));
        Assert.Equal(["拆分"], page.FindAll(".actions button").Select(button => button.TextContent.Trim()));
        Assert.Contains($"并入工单 {older.Number}", page.Find(".timeline li").TextContent, StringComparison.Ordinal);
        Assert.Contains("同一盏灯", page.Find(".timeline li").TextContent, StringComparison.Ordinal);
        Assert.Equal($"/tickets/{older.Id}", page.Find(".notice a").GetAttribute("href"));
        Assert.Contains("随合并停止", page.Find(".deadlines").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".duplicates"));
        Assert.Equal(older.Id, (await Now(younger.Id)).MergedInto!.TicketId);
    }

    [Fact]
    public async Task Whatever_page_it_is_pressed_on_the_graver_stays()
    {
        var older = await AReport(title: "电梯里灯不亮");
        Time.Advance(TimeSpan.FromMinutes(1));
        var major = await AReport("lift-stopped", title: "电梯里灯不亮了");
        var page = PageFor(Steward, major);

        page.WaitForElement(".duplicates button").Click();
        page.WaitForElement("#merge-form").Submit();

        page.WaitForAssertion(() => Assert.Contains($"已并入本单：{older.Number}", Plain(page.Find(".notice").TextContent), StringComparison.Ordinal));
        Assert.Contains("1 位邻居关注", page.Find(".ticket-tags").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Splits_with_a_reason()
    {
        var (older, younger) = (await AReport(), await AReport());
        await Does(Steward, younger, new MergeTicket(older.Id, null));
        var page = PageFor(Steward, younger);

        page.FindAll(".actions button").Single().Click();
        page.WaitForElement("#text").Input("不是同一盏灯");
        page.Find("#action-form").Submit();

        page.WaitForAssertion(() => Assert.Contains($"从工单 {older.Number} 拆分", page.Find(".timeline li").TextContent, StringComparison.Ordinal));
        Assert.True((await Now(younger.Id)).IsOpen);
    }

    [Fact]
    public async Task Shows_without_a_button_what_the_reader_may_not_merge()
    {
        var ticket = await AReport();
        await AReport();

        var page = PageFor("worker-spring-1", ticket);

        page.WaitForElement(".duplicates li");
        Assert.Empty(page.FindAll(".duplicates button"));
    }

    [Fact]
    public async Task A_refusal_stands_in_the_dialog_and_nothing_is_merged()
    {
        var older = await AReport();
        Time.Advance(TimeSpan.FromMinutes(1));
        var younger = await AReport();
        var page = PageFor(Steward, younger);
        page.WaitForElement(".duplicates button").Click();
        await Does(Steward, older, new ResolveTicket("换好了", []));

        page.WaitForElement("#merge-form").Submit();

        page.WaitForElement("#merge-fault");
        Assert.Null((await Now(younger.Id)).MergedInto);
    }

    [Fact]
    public async Task A_row_says_in_both_languages_how_many_neighbours_follow()
    {
        var ticket = await AReport();
        var follow = new FollowTicket(Handle, House);
        foreach (var id in (string[])["a", "b", "c"])
        {
            await follow.Follow(Actor.Resident, id, ticket.Id, new Reporter("邻居" + id, null, null), Cancellation);
        }

        SignInAs(Steward);
        Assert.Contains("3 位邻居关注", Open<DeskPage>().WaitForElement(".row").TextContent, StringComparison.Ordinal);
        await DisposeComponentsAsync();
        Assert.Contains("邻居b", PageFor(Steward, ticket).Markup, StringComparison.Ordinal);
        await DisposeComponentsAsync();
        SpeakEnglish();
        var page = PageFor("secretary-spring", ticket);
        Assert.Contains("3 neighbours follow", page.Find(".ticket-tags").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("邻居b", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Offers_a_kind_while_the_title_is_typed_with_the_words_that_spoke_for_it()
    {
        SignInAs("worker-spring-1");
        var page = Open<ReportPage>();

        page.Find("#title").Input("三楼堆物太多");
        var offered = page.Find(".suggestions button");
        Assert.Equal(("楼道堆物", "依据：堆物"), (offered.TextContent, offered.GetAttribute("title")));
        offered.Click();

        Assert.Equal("corridor-clutter", page.Find("#kind").GetAttribute("value"));
        Assert.Empty(page.FindAll(".suggestions"));
    }

    private static string Plain(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));

    private IRenderedComponent<IComponent> PageFor(string personId, Ticket ticket)
    {
        SignInAs(personId);
        return Open<TicketSheetPage>(nameof(TicketSheetPage.TicketId), ticket.Id);
    }
}
