using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using RedProperty.Realtime.Desk.Hotline;
using RedProperty.Realtime.Desk.Tickets;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Hotline;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Tests.Hotline;

public sealed class IntakePageTests : DeskTest
{
    private const string Header = "工单编号,诉求类别,地址,诉求内容,联系电话,办结期限\n";
    private const string Sound = "JN1,路灯不亮,spring-1 01号,三楼灯不亮,13900001111,2026-11-25 18:00\n";

    public IntakePageTests()
    {
        Services.AddSingleton<IHotlineTables, PlainTables>();
        Services.AddSingleton<IHotlineCases>(House);
        Services.AddSingleton<RedProperty.Realtime.Domain.Deadlines.IDeadlineAlarm>(new RecordingAlarm());
        Services.AddSingleton<HotlineMappings>();
        Services.AddSingleton<TakeInHotline>();
    }

    [Theory]
    [InlineData("worker-spring-1")]
    [InlineData("manager-spring")]
    public void Others_are_told_who_takes_cases_in(string person)
    {
        SignInAs(person);

        var page = Open<IntakePage>();

        Assert.Contains("社区书记、街道物业办或系统管理员", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("input[type=file]"));
    }

    [Fact]
    public void Before_a_file_is_chosen_there_are_the_limits_the_figures_and_the_way_back()
    {
        SignInAs("secretary-spring");

        var page = Open<IntakePage>();

        Assert.Contains("最大 20 MB、20000 行", page.Markup, StringComparison.Ordinal);
        Assert.Contains("按期率", page.Markup, StringComparison.Ordinal);
        Assert.Contains("/api/hotline/results?format=xlsx&from=2026-10-25&to=2026-11-23&lang=zh", page.FindAll("a[download]").Select(link => link.GetAttribute("href")));
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public void A_wrong_file_is_named_and_another_can_be_chosen()
    {
        SignInAs("secretary-spring");
        var page = Open<IntakePage>();

        Choose(page, "not a table");

        page.WaitForAssertion(() => Assert.Contains("不是表格，请另存为 CSV 或 XLSX。", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.NotNull(page.Find("input[type=file]"));
    }

    [Fact]
    public async Task A_dry_run_shows_what_would_come_and_what_is_wrong_and_then_it_comes_once()
    {
        SignInAs("secretary-spring");
        var page = Open<IntakePage>();

        Choose(page, Header + Sound + "JN2,天外来客,spring-1 01号,,,\n");
        page.WaitForAssertion(() => Assert.Equal(["2", "1", "0", "1"], Sums(page)));
        Assert.Contains("3诉求类别类别“天外来客”尚未对应到事项", page.Find(".intake-report table").TextContent.Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("01号楼", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("13900001111", page.Markup, StringComparison.Ordinal);

        await Press(page, "录入 1 件");
        page.WaitForAssertion(() => Assert.Contains("已录入 1 件；另有 0 件此前已录入", page.Find(".notice-done").TextContent, StringComparison.Ordinal));
        Assert.Equal("1", page.Find(".intake-results li b").TextContent);

        await Press(page, "继续录入其他表格");
        Choose(page, Header + Sound);
        page.WaitForAssertion(() => Assert.Equal(["1", "0", "1", "0"], Sums(page)));
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Contains("录入 0 件", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_word_of_the_hotline_is_assigned_and_the_mapping_saved_for_the_next_file()
    {
        SignInAs("secretary-spring");
        var page = Open<IntakePage>();
        Choose(page, Header + "JN2,天外来客,spring-1 01号,,,\n");

        page.WaitForElement("#kind-0");
        Set(page, "#kind-0", "corridor-clutter");
        page.WaitForAssertion(() => Assert.Equal(["1", "1", "0", "0"], Sums(page)));
        await page.InvokeAsync(() => page.Find("#map-name").Input("区热线"));
        await page.InvokeAsync(() => page.Find(".intake-save").Submit());
        page.WaitForAssertion(() => Assert.Contains("已保存“区热线”", page.Find(".intake-save .notice-done").TextContent, StringComparison.Ordinal));

        Choose(page, Header + "JN3,天外来客,spring-1 01号,,,\n");
        page.WaitForAssertion(() => Assert.Equal(["1", "1", "0", "0"], Sums(page)));
    }

    [Fact]
    public void Without_a_column_for_the_number_the_mapping_is_asked_for()
    {
        SpeakEnglish();
        SignInAs("street");
        var page = Open<IntakePage>();

        Choose(page, "a,b\n1,spring-1 01号\n");

        page.WaitForAssertion(() => Assert.Contains("choose the column of the hotline number", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.True(page.Find(".intake-mapping").HasAttribute("open"));
        Set(page, "#map-Number", "a");
        Set(page, "#map-Address", "b");
        Set(page, "#map-other", "lamp-out");
        page.WaitForAssertion(() => Assert.Equal(["1", "1", "0", "0"], Sums(page)));
    }

    [Fact]
    public async Task A_ticket_shows_its_number_and_the_hotlines_limit_beside_ours()
    {
        var report = new ReportTicket("lamp-out", "spring-1-01", null, "灯", null, null, [], "hotline") { Hotline = new HotlineCase("JN77", Nine, Nine.AddHours(2)) };
        var answer = await Handle.Report(RedProperty.Realtime.Domain.Accounts.Actor.Resident, "c", report, Cancellation);
        var id = answer.Value!.Receipt.TicketId;
        SignInAs("steward-spring-1");

        var sheet = Open<TicketSheetPage>("TicketId", id);
        sheet.WaitForAssertion(() => Assert.Contains("JN77", sheet.Find("section[aria-labelledby=hotline]").TextContent, StringComparison.Ordinal));
        Assert.Contains("热线 JN77", sheet.Find(".ticket-tags").TextContent, StringComparison.Ordinal);

        Time.Advance(TimeSpan.FromHours(3));
        await Does("steward-spring-1", await Now(id), new ResolveTicket("好了", []));
        sheet.WaitForAssertion(() => Assert.Contains("超过热线期限", sheet.Find("section[aria-labelledby=hotline]").TextContent, StringComparison.Ordinal));
    }

    private static void Choose(IRenderedComponent<IComponent> page, string text) =>
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(text, "热线.csv"));

    /// <summary>Once it can be chosen again, and between two drawings.</summary>
    private static void Set(IRenderedComponent<IComponent> page, string selector, string value)
    {
        page.WaitForAssertion(() => Assert.False(page.Find(selector).HasAttribute("disabled")));
        page.InvokeAsync(() => page.Find(selector).Change(value));
    }

    private static async Task Press(IRenderedComponent<IComponent> page, string text)
    {
        page.WaitForAssertion(() => Assert.False(Button(page, text).HasAttribute("disabled")));
        await page.InvokeAsync(() => Button(page, text).Click());
    }

    private static string[] Sums(IRenderedComponent<IComponent> page) => [.. page.FindAll(".intake-sums b").Select(one => one.TextContent)];

    private static IElement Button(IRenderedComponent<IComponent> page, string text) => page.FindAll("button").Single(button => button.TextContent.Trim() == text);
}
