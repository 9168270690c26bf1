using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using RedProperty.Realtime.Desk.Administration;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Files;

namespace RedProperty.Realtime.Desk.Tests.Administration;

public sealed class ImportPanelTests : AdminTest
{
    [Fact]
    public void Asks_for_a_file_and_changes_nothing_by_itself()
    {
        var page = Open<CataloguePage>();

        Assert.Contains("选择文件并试运行", page.Find(".import").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".plan, .import [role=alert]"));
        Assert.Empty(Editor.InForce);
    }

    [Fact]
    public async Task Says_that_it_compares_while_it_does()
    {
        var page = Open<CataloguePage>();
        var slow = new TaskCompletionSource();
        Editor.Answering = slow.Task;

        // The hand that picks waits until the page has done with it.
        var picking = Task.Run(() => Pick(page, "sound"), Cancellation);
        page.WaitForAssertion(() => Assert.Contains("正在核对", page.Find(".import").TextContent, StringComparison.Ordinal));

        slow.SetResult();
        await picking;
        page.WaitForAssertion(() => Assert.Contains("将要改动的内容", page.Find(".plan").TextContent, StringComparison.Ordinal));
        Assert.Contains("kinds.csv，1 行", page.Find(".import").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Shows_what_would_be_added_changed_and_removed_and_who_would_lose_his_post()
    {
        Editor.NextPlan = new RulebookPlan(
            "seven",
            [
                new RowChange(RowChangeKind.Removed, "post", "redSteward@spring-1", "", []),
                new RowChange(RowChangeKind.Changed, "grid", "spring-2", "二网格", [new FieldChange("name", "二网格", "第二网格")]),
                new RowChange(RowChangeKind.Added, "grid", "spring-3", "第三网格", []),
            ],
            ["redSteward@spring-1"]);
        var page = Open<CataloguePage>();

        Pick(page, "sound");

        page.WaitForElement(".plan");
        Assert.Equal(["1 移除", "1 修改", "1 新增"], page.FindAll(".plan-sums li").Select(sum => sum.TextContent.Trim()));
        Assert.Contains("spring-1 网格 · 楼宇红管家", page.Find("[role=note]").TextContent, StringComparison.Ordinal);
        Assert.Contains("二网格 → 第二网格", page.Find(".plan-field").TextContent, StringComparison.Ordinal);
        Assert.Equal("0", page.Find(".plan-scroll").GetAttribute("tabindex"));
    }

    [Fact]
    public void Puts_in_force_what_was_seen_and_nothing_before()
    {
        var page = Open<CataloguePage>();
        Pick(page, "sound");
        page.WaitForElement(".plan");
        Assert.Empty(Editor.InForce);

        Button(page, "使 1 处改动生效").Click();

        page.WaitForAssertion(() => Assert.Contains("已生效：1 处改动", page.Find(".import [role=status]").TextContent, StringComparison.Ordinal));
        Assert.Equal("admin: merge sound on seven", Assert.Single(Editor.InForce));
        Assert.Empty(page.FindAll(".plan"));
    }

    [Fact]
    public void Compares_anew_when_all_is_to_be_replaced()
    {
        var page = Open<CataloguePage>();
        Pick(page, "sound");
        page.WaitForElement(".plan");

        page.FindAll("[name=import-mode]")[1].Change(true);
        Button(page, "使 1 处改动生效").Click();

        page.WaitForAssertion(() => Assert.StartsWith("admin: replace", Assert.Single(Editor.InForce), StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_changes_nothing_says_so_and_cannot_be_loaded()
    {
        Editor.NextPlan = new RulebookPlan("seven", [], []);
        var page = Open<CataloguePage>();

        Pick(page, "sound");

        page.WaitForAssertion(() => Assert.Contains("没有改动", page.Find(".plan").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("处改动生效", page.Markup, StringComparison.Ordinal);
        Button(page, "放弃").Click();
        Assert.Empty(page.FindAll(".plan"));
    }

    [Fact]
    public void Faults_are_named_by_line_and_field_and_nothing_can_be_loaded()
    {
        Editor.Faults = [new DataFault("catalogue.csv", 4, "track", "must be property, grid or department."), new DataFault("catalogue.csv", 0, "file", "has no kinds.")];
        var page = Open<CataloguePage>();

        Pick(page, "faulty");

        page.WaitForAssertion(() => Assert.Contains("2 处错误", Alert(page), StringComparison.Ordinal));
        Assert.Equal(["4", "–"], page.FindAll(".fault-line").Select(line => line.TextContent.Trim()));
        Assert.Contains("must be property, grid or department.", Alert(page), StringComparison.Ordinal);
        Assert.DoesNotContain("处改动生效", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_thousands_of_faults_a_hundred_stand_there_and_the_rest_are_counted()
    {
        Editor.Faults = [.. Enumerable.Range(1, 2500).Select(line => new DataFault("catalogue.csv", line, "code", "is empty."))];
        var page = Open<CataloguePage>();

        Pick(page, "faulty");

        page.WaitForAssertion(() => Assert.Equal(100, page.FindAll(".fault-line").Count));
        Assert.Contains("另有 2400 处", Alert(page), StringComparison.Ordinal);
    }

    [Fact]
    public void A_corrected_file_of_the_same_name_is_taken()
    {
        Editor.Faults = [new DataFault("catalogue.csv", 4, "track", "is unknown.")];
        var page = Open<CataloguePage>();
        Pick(page, "faulty");
        page.WaitForElement(".fault-line");

        Editor.Faults = [];
        Pick(page, "sound");

        page.WaitForElement(".plan");
        Assert.Empty(page.FindAll(".fault-line"));
    }

    [Fact]
    public void A_table_in_the_national_encoding_is_read_and_said_to_be()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var page = Open<CataloguePage>();

        Input(page).UploadFiles(InputFileContent.CreateFromBinary(Encoding.GetEncoding("GB18030").GetBytes("类别,路灯不亮"), "kinds.csv"));

        page.WaitForAssertion(() => Assert.Contains("国标编码", page.Find(".import").TextContent, StringComparison.Ordinal));
        Button(page, "使 1 处改动生效").Click();
        page.WaitForAssertion(() => Assert.Contains("类别,路灯不亮", Assert.Single(Editor.InForce), StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_is_too_large_is_refused_in_words()
    {
        var page = Open<CataloguePage>();

        Input(page).UploadFiles(InputFileContent.CreateFromBinary(new byte[(16 * 1024 * 1024) + 1], "kinds.csv"));

        page.WaitForAssertion(() => Assert.Equal("文件读不出来，或超过 16 MB。请重新选择。", Alert(page)));
        Assert.Empty(page.FindAll(".plan"));
    }

    [Fact]
    public void A_store_that_is_away_while_it_is_loaded_says_that_nothing_has_changed_and_keeps_the_plan()
    {
        var page = Open<CataloguePage>();
        Pick(page, "sound");
        page.WaitForElement(".plan");

        Editor.Answering = Away;
        Button(page, "使 1 处改动生效").Click();

        page.WaitForAssertion(() => Assert.Contains("内容没有改动", Alert(page), StringComparison.Ordinal));
        Assert.NotEmpty(page.FindAll(".plan"));
        Editor.Answering = Task.CompletedTask;
        Button(page, "使 1 处改动生效").Click();
        page.WaitForAssertion(() => Assert.Single(Editor.InForce));
    }

    private static IRenderedComponent<InputFile> Input(IRenderedComponent<IComponent> page) => page.FindComponent<InputFile>();

    private static void Pick(IRenderedComponent<IComponent> page, string text) =>
        Input(page).UploadFiles(InputFileContent.CreateFromText(text, "kinds.csv"));
}
