using Microsoft.Playwright;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Pages;

/// <summary>Debian's chromium, and what a person does first in it.</summary>
internal static class Chromium
{
    /// <summary>Milliseconds: only for what never comes. How fast a page is, the benchmarks say.</summary>
    public const float Patience = 120_000;

    public static Task<IBrowser> Launch(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
    {
        ExecutablePath = DebianChromium.File,
        Args =
        [
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
        ],
    });

    /// <summary>From the sign-in page to the desk.</summary>
    public static async Task SignIn(this IPage page, string userName)
    {
        await page.Locator("#user-name").FillAsync(userName);
        await page.Locator("#password").FillAsync("Demo-2341!");
        await page.Locator("form button[type=submit]").First.ClickAsync();
        await page.Locator("#list").WaitForAsync();
    }
}
