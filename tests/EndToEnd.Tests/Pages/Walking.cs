using Microsoft.Playwright;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Pages;

/// <summary>The main paths through the pages, as a person walks them, in a real browser on the real program.</summary>
[Collection(PagesOfOneProgram.Name)]
public sealed class Walking(OpenBrowser browser)
{
    /// <summary>Typed in a second, as nobody does: whatever the page is told so often, it hears all.</summary>
    private static readonly string LongWords = string.Concat(Enumerable.Range(1, 40).Select(number => $"今晚换第{number}盏灯；"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_wrong_password_is_told_in_words_and_what_was_typed_stays()
    {
        var page = await browser.Visit("/");
        await page.Locator("#user-name").FillAsync("manager1");
        await page.Locator("#password").FillAsync("wrong-password");
        await page.Locator("form button[type=submit]").First.ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#user-name")).ToHaveValueAsync("manager1");
        await OpenBrowser.AssertAccessible(page);
    }

    [Fact]
    public async Task A_steward_sees_a_report_arrive_answers_it_by_keyboard_and_carries_it_to_its_end()
    {
        const string words = "浏览器里看到的灯";
        var page = await browser.VisitAs("steward1");
        await page.Locator("#list [data-row], #list .empty").First.WaitForAsync();

        // Narrowed to what is yet to come: in a long list the newest would lie below what is drawn.
        await page.Keyboard.PressAsync("f");
        await page.Keyboard.TypeAsync(words);
        await Assertions.Expect(page.Locator("[data-row]")).ToHaveCountAsync(0);
        var id = await browser.Program.Http.Reports(Token, text: words);
        var number = (await Ticket("steward1", id))!["number"]!.GetValue<string>();
        var row = page.GetByRole(AriaRole.Listitem, new() { NameRegex = new(System.Text.RegularExpressions.Regex.Escape(number)) });
        await Assertions.Expect(row).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-row]")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("[data-shortcut=filter]")).ToHaveValueAsync(words);
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("a");
        await Assertions.Expect(row.GetByText("已响应")).ToBeVisibleAsync();
        Assert.Equal("acknowledged", (await Ticket("steward1", id))!["phase"]!.GetValue<string>());

        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".timeline").WaitForAsync();
        await Say(page, "p", LongWords);
        Assert.Equal("planned", (await Ticket("steward1", id))!["phase"]!.GetValue<string>());
        await Say(page, "r", "灯泡已经换好");
        Assert.Equal("resolved", (await Ticket("steward1", id))!["phase"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_wall_opens_by_its_key_without_signing_in_counts_a_new_report_and_does_not_scroll()
    {
        var page = await browser.Visit("/wall/yanzishan?key=demo-wall-key", 1920, 1080);
        await page.GetByText("燕子山社区").First.WaitForAsync();
        var reported = page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "今日上报" });
        var before = await reported.TextContentAsync();
        await browser.Program.Http.Reports(Token, "lift-stopped");

        await Assertions.Expect(reported).Not.ToHaveTextAsync(before!);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollHeight <= innerHeight"));
        await OpenBrowser.AssertAccessible(page);
    }

    [Fact]
    public async Task A_wrong_wall_key_opens_nothing()
    {
        var page = await browser.Visit("/wall/yanzishan?key=guess", 1920, 1080);

        await Assertions.Expect(page.GetByText("网格内解决")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_address_that_leads_nowhere_says_so_in_words()
    {
        var page = await browser.VisitAs("city1");
        (string Path, string Words)[] nowhere =
        [
            ("/tickets/yanzishan.none", "没有找到"),
            ("/community/nowhere", "没有这个地方"),
            ("/community/nowhere/notices", "没有这个地方"),
            ("/area/nowhere", "没有这个地方"),
            ("/no-such-page", "没有这个页面"),
        ];
        foreach (var (path, words) in nowhere)
        {
            var answer = await page.GotoAsync(path);

            Assert.Equal(404, answer!.Status);
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync(words);
        }
    }

    /// <summary>The dialog has taken the focus, which it does by asking the browser twice: on a starved machine a letter typed before that was lost.</summary>
    private const string HasTakenFocus = "document.activeElement?.closest('[role=dialog], .mud-focus-trap') != null";

    /// <summary>An action by its key: its dialog, the words, and Ctrl+Enter.</summary>
    private static async Task Say(IPage page, string key, string words)
    {
        await page.Keyboard.PressAsync(key);
        var dialog = page.GetByRole(AriaRole.Dialog);
        await page.WaitForFunctionAsync(HasTakenFocus);
        await dialog.GetByRole(AriaRole.Textbox).First.PressSequentiallyAsync(words);
        await OpenBrowser.AssertAccessible(dialog);
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByText(words).First).ToBeVisibleAsync();
    }

    private async Task<System.Text.Json.Nodes.JsonNode?> Ticket(string person, string id) =>
        await browser.Program.Http.Ticket(await browser.Program.Http.SignsIn(person, Token), id, Token);
}
