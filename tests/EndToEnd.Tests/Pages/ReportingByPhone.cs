using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using RedProperty.Realtime.EndToEnd.Tests.Running;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Pages;

/// <summary>A resident with a phone in the corridor: scans, reports, follows, rates. With JavaScript, and without.</summary>
[Collection(PagesOfOneProgram.Name)]
public sealed class ReportingByPhone(OpenBrowser browser)
{
    /// <summary>What the QR code in the corridor of this building says.</summary>
    private const string Corridor = "/r/yanzishan-1-02";

    private static readonly TimeSpan AMinute = TimeSpan.FromMinutes(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Reports_with_two_photos_in_under_a_minute_follows_it_and_rates_it(bool hasScript)
    {
        var page = await browser.Phone(hasScript);
        var watch = Stopwatch.StartNew();
        await page.GotoAsync(Corridor);
        await page.Locator(".tile", new() { HasText = "供暖不热" }).ClickAsync();
        await page.Locator("#text").FillAsync("家里暖气不热，老人受不了");
        await page.Locator("#photos").SetInputFilesAsync([await Picture(page, 90), await Picture(page, 60)]);
        if (hasScript)
        {
            await Assertions.Expect(page.Locator("[data-previews] img")).ToHaveCountAsync(2);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "提交", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("收到了！")).ToBeVisibleAsync();
        watch.Stop();
        Assert.Contains("/t/", page.Url, StringComparison.Ordinal);
        await Assertions.Expect(page.Locator(".previews img")).ToHaveCountAsync(2);

        var ticketId = await Answer(page, hasScript);
        await Rate(page, hasScript);
        var ticket = await browser.Program.Http.Ticket(await browser.Program.Http.SignsIn("steward1", Token), ticketId, Token);
        Assert.Equal((5, "closed", 2), (ticket!["rating"]!.GetValue<int>(), ticket["phase"]!.GetValue<string>(), ticket["photos"]!.AsArray().Count));
        TestContext.Current.TestOutputHelper?.WriteLine($"From the QR code to the accepted report, {(hasScript ? "with" : "without")} JavaScript: {watch.Elapsed.TotalSeconds:0.0} s of machine time.");
        Assert.True(watch.Elapsed < AMinute, $"The report took {watch.Elapsed}.");
        await page.Context.CloseAsync();
    }

    /// <summary>The steward answers and resolves; the page tells it by itself, or when it is loaded anew.</summary>
    private async Task<string> Answer(IPage page, bool hasScript)
    {
        var code = new Uri(page.Url).AbsolutePath["/t/".Length..];
        var found = JsonNode.Parse(await browser.Program.Http.GetStringAsync($"/open311/v2/tokens/{code}.json", Token))!;
        var id = found[0]!["service_request_id"]!.GetValue<string>();
        await using var hub = await HubLine.Open(browser.Program, "steward1", Token);
        await hub.Invoke("Acknowledge", new { commandId = Guid.NewGuid().ToString("N"), ticketId = id, message = "十分钟后到" });
        await Seen(page, hasScript, "十分钟后到");
        await hub.Invoke("Resolve", new { commandId = Guid.NewGuid().ToString("N"), ticketId = id, text = "阀门修好了" });
        await Seen(page, hasScript, "阀门修好了");
        return id;
    }

    private static async Task Seen(IPage page, bool hasScript, string words)
    {
        if (!hasScript)
        {
            await page.ReloadAsync();
        }

        await Assertions.Expect(page.GetByText(words)).ToBeVisibleAsync();
    }

    private static async Task Rate(IPage page, bool hasScript)
    {
        await page.Locator("label[for=stars-5]").ClickAsync();
        await page.Locator("#say-text").FillAsync("很快，谢谢");
        if (hasScript)
        {
            await OpenBrowser.AssertAccessible(page);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "提交评价" }).ClickAsync();
        await Assertions.Expect(page.GetByText("居民评价：5 星")).ToBeVisibleAsync();
    }

    /// <summary>A picture that any program can read: of the page itself.</summary>
    private static async Task<FilePayload> Picture(IPage page, int quality) => new()
    {
        Name = "IMG_0001.jpg",
        MimeType = "image/jpeg",
        Buffer = await page.ScreenshotAsync(new PageScreenshotOptions { Type = ScreenshotType.Jpeg, Quality = quality }),
    };
}
