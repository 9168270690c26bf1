using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using RedProperty.Realtime.EndToEnd.Tests.Pages;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Sessions;

/// <summary>Desks that stand open while somebody is signed out, shut out or given a new password: in the real browser, by the real doors.</summary>
[Collection(PagesOfOneProgram.Name)]
public sealed class LeavingTheDesk(OpenBrowser browser)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Signing_out_in_one_tab_puts_the_other_out_too_and_its_cookie_opens_nothing_any_more()
    {
        var first = await browser.Visit("/");
        await first.SignIn("department1");
        var stolen = await first.Context.StorageStateAsync();
        var second = await first.Context.NewPageAsync();
        await second.GotoAsync("/");
        await second.Locator("#list").WaitForAsync();

        await first.Locator(".me summary").ClickAsync();
        await first.Locator("form[action='/sign-out'] button").ClickAsync();

        await second.Locator("#user-name").WaitForAsync();
        var thief = await browser.VisitWith(stolen, "/");
        await thief.Locator("#user-name").WaitForAsync();
        await first.Context.CloseAsync();
        await thief.Context.CloseAsync();
    }

    [Fact]
    public async Task A_disabled_account_is_off_its_open_page_by_itself_and_in_again_only_by_the_door()
    {
        var page = await browser.Visit("/");
        await page.SignIn("station1");

        await Put("station1/disabled", new { isDisabled = true });
        await page.Locator("#user-name").WaitForAsync();
        await Put("station1/disabled", new { isDisabled = false });

        await page.GotoAsync("/");
        await page.Locator("#user-name").WaitForAsync();
        await page.SignIn("station1");
        await page.Context.CloseAsync();
    }

    private async Task Put(string address, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/accounts/{address}")
        {
            Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new("Bearer", await browser.Program.Http.SignsIn("admin", Token));
        using var answer = await browser.Program.Http.SendAsync(request, Token);
        answer.EnsureSuccessStatusCode();
    }
}
