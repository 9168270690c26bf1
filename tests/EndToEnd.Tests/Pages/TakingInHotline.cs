using System.Text;
using Microsoft.Playwright;

namespace RedProperty.Realtime.EndToEnd.Tests.Pages;

/// <summary>A file of the 12345 hotline by the page: a wrong one, one tried, one taken in, and the same again.</summary>
[Collection(PagesOfOneProgram.Name)]
public sealed class TakingInHotline(OpenBrowser browser)
{
    private const string Header = "工单编号,来电时间,诉求类别,地址,诉求内容,来电人,联系电话,办结期限\n";
    private const string Address = "济南市历下区燕山街道燕子山路52号燕子山小区东区1号楼";

    [Fact]
    public async Task A_wrong_file_is_refused_a_table_is_tried_taken_in_and_adds_nothing_again()
    {
        var number = $"PW{Guid.NewGuid():N}"[..14];
        var page = await browser.VisitAs("secretary1");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "热线录入" })).ToHaveAttributeAsync("href", "/intake");
        await page.GotoAsync("/intake");

        await Pick(page, "热线.csv", "\u0001\u0002not a table");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("不是表格，请另存为 CSV 或 XLSX。");

        var file = Header + $"{number},2026-11-23 08:40,楼道灯不亮,{Address}3单元201,三楼灯不亮,标记姓名,13900007777,2099-01-01 18:00\n{number}b,,天外来客,{Address},,,,\n";
        await Pick(page, "热线.csv", file, "GB18030");
        await Assertions.Expect(page.Locator(".intake-sums")).ToContainTextAsync("1 将录入");
        await Assertions.Expect(page.Locator(".intake-sums")).ToContainTextAsync("1 有错误，未录入");
        await Assertions.Expect(page.GetByText("文件是国标编码")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("类别“天外来客”尚未对应到事项")).ToBeVisibleAsync();
        await OpenBrowser.AssertAccessible(page);
        await OpenBrowser.AssertNothingStandsOut(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "录入 1 件" }).ClickAsync();
        await Assertions.Expect(page.GetByText("已录入 1 件；另有 0 件此前已录入")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "继续录入其他表格" }).ClickAsync();
        await Assertions.Expect(page.Locator(".intake-sums")).ToHaveCountAsync(0);
        await Pick(page, "热线.csv", file);
        await Assertions.Expect(page.Locator(".intake-sums")).ToContainTextAsync("1 此前已录入");
        await Assertions.Expect(page.Locator(".intake-sums")).ToContainTextAsync("0 将录入");

        var results = await page.RunAndWaitForDownloadAsync(() => page.Locator("a[href*='format=csv']").ClickAsync());
        var text = await File.ReadAllTextAsync(await results.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Contains(number, text, StringComparison.Ordinal);
        Assert.DoesNotContain("13900007777", text, StringComparison.Ordinal);

        await page.GotoAsync($"/search?q={number}");
        await page.GetByText("楼道灯不亮").First.ClickAsync();
        await Assertions.Expect(page.Locator("section[aria-labelledby=hotline]")).ToContainTextAsync(number);
        await OpenBrowser.AssertAccessible(page);
    }

    private static async Task Pick(IPage page, string name, string text, string encoding = "utf-8")
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        // A file picked before the page lives would not be heard; until then none can be picked.
        await Assertions.Expect(page.Locator("#intake-file")).ToBeEnabledAsync();
        await page.Locator("#intake-file").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/csv", Buffer = Encoding.GetEncoding(encoding).GetBytes(text) });
    }
}
