using Microsoft.Playwright;
using RedProperty.Realtime.EndToEnd.Tests.Privacy;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Pages;

/// <summary>Tests that look at pages of one program in one browser.</summary>
[CollectionDefinition(Name)]
public sealed class PagesOfOneProgram : ICollectionFixture<OpenBrowser>
{
    public const string Name = "Pages";
}

/// <summary>Debian's chromium, driven by Playwright, in front of a running program that these tests share.</summary>
public sealed class OpenBrowser : IAsyncLifetime
{
    private readonly Dictionary<string, string> signedIn = [];
    private readonly Dictionary<(string? Person, bool IsEvening), IPage> kept = [];
    private RunningStore? store;
    private IPlaywright? playwright;
    private IBrowser? browser;

    internal RunningProgram Program { get; private set; } = null!;

    /// <summary>Where the program keeps its files.</summary>
    internal string Directory => store!.Directory;

    public async ValueTask InitializeAsync()
    {
        store = await RunningStore.Open(StoreKind.Embedded);
        Program = await RunningProgram.Start(store.Directory, CancellationToken.None, [.. store.Settings, .. MappedRoutes.Settings(store.Directory)]);
        playwright = await Playwright.CreateAsync();

        // A busy machine must not pass for a broken page.
        Assertions.SetDefaultExpectTimeout(Chromium.Patience);
        browser = await Chromium.Launch(playwright);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        if (Program is not null)
        {
            await Program.DisposeAsync();
        }

        if (store is not null)
        {
            await store.DisposeAsync();
        }
    }

    /// <summary>A fresh visitor, in Chinese and by daylight unless said otherwise.</summary>
    internal Task<IPage> Visit(string path, int width = 1440, int height = 900, bool isEnglish = false, bool isDark = false) =>
        Visit(path, width, height, isEnglish, isDark, storageState: null);

    /// <summary>Whoever has got hold of somebody's cookies.</summary>
    internal Task<IPage> VisitWith(string storageState, string path) => Visit(path, 1440, 900, isEnglish: false, isDark: false, storageState);

    /// <summary>On the desk, or on another page at once. Who has signed in before comes with the cookies that he got then.</summary>
    internal async Task<IPage> VisitAs(string userName, int width = 1440, int height = 900, bool isEnglish = false, bool isDark = false, string path = "/")
    {
        if (!signedIn.TryGetValue(userName, out var state))
        {
            var first = await Visit("/");
            await first.SignIn(userName);
            signedIn[userName] = state = await first.Context.StorageStateAsync();
            await first.Context.CloseAsync();
        }

        var page = await Visit(path, width, height, isEnglish, isDark, state);
        if (path == "/")
        {
            await page.Locator("#list").WaitForAsync();
        }

        return page;
    }

    /// <summary>
    /// One for each person and light, for looks that leave nothing behind: what the browser has loaded for one page it need not load for the next.
    /// </summary>
    /// <param name="isEvening">In English and dark.</param>
    internal async Task<IPage> PageOf(string? person, int width, int height, bool isEvening)
    {
        if (kept.TryGetValue((person, isEvening), out var page))
        {
            await page.SetViewportSizeAsync(width, height);
            return page;
        }

        return kept[(person, isEvening)] = person is null
            ? await Visit("/sign-in", width, height, isEnglish: isEvening, isDark: isEvening)
            : await VisitAs(person, width, height, isEnglish: isEvening, isDark: isEvening);
    }

    private async Task<IPage> Visit(string path, int width, int height, bool isEnglish, bool isDark, string? storageState)
    {
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Program.Address.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = height },
            Locale = isEnglish ? "en-US" : "zh-CN",
            StorageState = storageState,
        });
        context.SetDefaultTimeout(Chromium.Patience);
        if (isEnglish)
        {
            await context.AddCookiesAsync([new Cookie { Name = ".AspNetCore.Culture", Value = "c=en|uic=en", Url = Program.Address.ToString() }]);
        }

        if (isDark)
        {
            await context.AddCookiesAsync([new Cookie { Name = "desk-theme", Value = "dark", Url = Program.Address.ToString() }]);
        }

        var page = await context.NewPageAsync();
        await page.GotoAsync(path);
        return page;
    }

    /// <summary>A resident's phone, on no page yet; light and dark are the phone's.</summary>
    internal async Task<IPage> Phone(bool hasScript = true, bool isEnglish = false, bool isDark = false)
    {
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Program.Address.ToString(),
            ViewportSize = new ViewportSize { Width = 390, Height = 844 },
            IsMobile = true,
            HasTouch = true,
            DeviceScaleFactor = 2,
            JavaScriptEnabled = hasScript,
            ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
        });
        context.SetDefaultTimeout(Chromium.Patience);
        if (isEnglish)
        {
            await context.AddCookiesAsync([new Cookie { Name = ".AspNetCore.Culture", Value = "c=en|uic=en", Url = Program.Address.ToString() }]);
        }

        return await context.NewPageAsync();
    }

    internal static async Task AssertNothingStandsOut(IPage page) => Assert.True(
        await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"),
        $"{page.Url} is wider than a screen of {page.ViewportSize?.Width}: {await page.EvaluateAsync<string>(Widest)}");

    /// <summary>No serious or critical fault by axe's rules.</summary>
    internal static async Task AssertAccessible(IPage page)
    {
        await Settled(page);
        AssertNone(await Axe.Faults(page));
    }

    /// <summary>Of a part of a page, where the rest was looked at already.</summary>
    internal static async Task AssertAccessible(ILocator part)
    {
        await Settled(part.Page);
        AssertNone(await Axe.Faults(part.Page, await part.ElementHandleAsync()));
    }

    /// <summary>What fades in or out has for a moment the contrast of neither.</summary>
    private static async Task Settled(IPage page) =>
        await page.WaitForFunctionAsync("document.getAnimations().every(it => it.playState !== 'running' || it.effect.getTiming().iterations === Infinity)");

    private static void AssertNone(IReadOnlyList<string> faults) => Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));

    private const string Widest =
        "[...document.querySelectorAll('body *')].filter(it => it.getBoundingClientRect().right > innerWidth + 1).slice(0, 3).map(it => it.outerHTML.slice(0, 120)).join(' | ')";
}
