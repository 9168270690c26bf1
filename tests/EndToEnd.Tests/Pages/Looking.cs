using Microsoft.Playwright;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Pages;

/// <summary>
/// Every page by day and by night, in both languages, on a desk, a tablet and a phone: for everybody to use, and never wider than the screen, also at 400 % zoom,
/// which leaves 320 of a desk's 1,280 points.
/// </summary>
[Collection(PagesOfOneProgram.Name)]
public sealed class Looking(OpenBrowser browser)
{
    private const int AtFourHundredPercent = 320;

    /// <summary>WCAG AA for text.</summary>
    private const double LeastContrast = 4.5;

    /// <summary>Of an element's words to its ground. Axe leaves words of their ground's own colour to a person's judgement.</summary>
    private const string Contrast = """
        id => {
            const style = getComputedStyle(document.getElementById(id));
            const light = colour => {
                const [r, g, b] = colour.match(/[\d.]+/g).slice(0, 3).map(it => it / 255).map(it => it <= 0.03928 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4);
                return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
            };
            const [a, b] = [light(style.color), light(style.backgroundColor)];
            return Math.max(a, b) / Math.min(a, b);
        }
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Who looks, at what; the words that stand there once it is drawn.</summary>
    public static TheoryData<string?, string, string> Pages => new()
    {
        { null, "/sign-in", "#user-name" },
        { "manager1", "/", "#list" },
        { "secretary1", "/?area=1", "[data-row]" },
        { "manager1", "/tickets/{ticket}", ".timeline" },
        { "manager1", "/report", "main form" },
        { "manager1", "/search?q=灯", "main h1" },
        { "secretary1", "/community/yanzishan/wall-keys", "main h1" },
        { null, "/design", ".swatches" },
        { "admin", "/watch", "#vacant" },
        { "secretary1", "/community/yanzishan", ".community" },
        { "city1", "/area/jinan", "main table" },
        { "admin", "/admin/organisation?place=yanzishan-1", ".holders" },
        { "admin", "/admin/accounts", ".account" },
        { "admin", "/admin/catalogue", ".import" },
        { "admin", "/admin/policy", "#calendar-text" },
        { "admin", "/admin/keys", "#wall-label" },
        { "admin", "/admin/audit", "main form" },
        { null, "/board/yanzishan-1-01", ".people" },
        { "secretary1", "/community/yanzishan/notices", ".checks" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Is_for_everybody_and_fits(string? person, string path, string sign)
    {
        var address = path.Replace("{ticket}", await browser.Program.Http.Reports(Token), StringComparison.Ordinal);
        await Look(person, address, sign, 1440, 900, isEvening: false);
        await Look(person, address, sign, 390, 844, isEvening: true);
    }

    /// <summary>The pages of residents, on a phone: its own light, both languages.</summary>
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task Residents_pages_are_for_everybody_and_fit(bool isEnglish, bool isDark)
    {
        var page = await browser.Phone(isEnglish: isEnglish, isDark: isDark);
        var ticket = await browser.Program.Http.Ticket(
            await browser.Program.Http.SignsIn("steward1", Token), await browser.Program.Http.Reports(Token), Token);
        var track = $"/t/{ticket!["trackingCode"]!.GetValue<string>()}";
        foreach (var path in (string[])["/r/yanzishan-1-01", $"{track}?new=1", $"{track}?do=word", "/t/none"])
        {
            await page.SetViewportSizeAsync(390, 844);
            await page.GotoAsync(path);
            await OpenBrowser.AssertAccessible(page);
            await OpenBrowser.AssertNothingStandsOut(page);
            await page.SetViewportSizeAsync(AtFourHundredPercent, 640);
            await OpenBrowser.AssertNothingStandsOut(page);
        }

        await page.Context.CloseAsync();
    }

    /// <summary>The component library dresses both notices by their ids: they stood white on white, and half outside the screen.</summary>
    [Theory]
    [InlineData("components-reconnect-modal", "components-reconnect-failed", false)]
    [InlineData("components-reconnect-modal", "components-reconnect-show", true)]
    [InlineData("blazor-error-ui", "", false)]
    [InlineData("blazor-error-ui", "", true)]
    public async Task A_lost_circuit_says_so_legibly_and_on_the_screen(string id, string state, bool isEvening)
    {
        var page = await browser.PageOf("manager1", 390, 844, isEvening);
        await page.GotoAsync("/");
        await page.Locator("#list").WaitForAsync();
        await page.EvaluateAsync("([id, state]) => { const it = document.getElementById(id); if (state) it.className += ' ' + state; else it.style.display = 'block'; }", new[] { id, state });

        Assert.True(await page.EvaluateAsync<bool>(
            "id => { const it = document.getElementById(id).getBoundingClientRect(); return it.left >= 0 && it.right <= innerWidth && it.bottom <= innerHeight && it.height > 0; }", id));
        Assert.True(await page.EvaluateAsync<double>(Contrast, id) >= LeastContrast, "its words do not stand out from its ground");
        await OpenBrowser.AssertAccessible(page);
    }

    private async Task Look(string? person, string path, string sign, int width, int height, bool isEvening)
    {
        var page = await browser.PageOf(person, width, height, isEvening);
        await page.GotoAsync(path);
        await page.Locator(sign).First.WaitForAsync();
        await OpenBrowser.AssertAccessible(page);
        await OpenBrowser.AssertNothingStandsOut(page);
        await page.SetViewportSizeAsync(1024, 768);
        await OpenBrowser.AssertNothingStandsOut(page);
        await page.SetViewportSizeAsync(AtFourHundredPercent, 640);
        await OpenBrowser.AssertNothingStandsOut(page);
    }
}
