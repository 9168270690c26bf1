using Microsoft.Playwright;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.Benchmarks.Desks;

/// <summary>Debian's chromium, and what its pages say about when they showed what. All moments are of the machine's clock, in milliseconds.</summary>
internal sealed class DeskBrowser : IAsyncDisposable
{
    /// <summary>Runs before anything of a page: notes when the first row of a list stood there, and answers when something asked for has come.</summary>
    private const string Watcher = """
        const now = () => performance.timeOrigin + performance.now();
        const look = () => {
          if (!window.firstRowAt && document.querySelector('[data-row]')) window.firstRowAt = now();
          if (window.awaited && window.awaited.has()) { window.awaited.done(now()); window.awaited = null; }
        };
        window.await = has => new Promise(done => { window.awaited = { has, done }; look(); });
        new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
        """;

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private DeskBrowser(IPlaywright playwright, IBrowser browser) => (this.playwright, this.browser) = (playwright, browser);

    public static async Task<DeskBrowser> Launch()
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = DebianChromium.File,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        return new DeskBrowser(playwright, browser);
    }

    /// <summary>A page of somebody signed in, on no address yet.</summary>
    public async Task<IPage> PageOf(Visitor visitor)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = visitor.Address.ToString(),
            ViewportSize = new ViewportSize { Width = 1440, Height = 900 },
        });
        await context.AddCookiesAsync(visitor.Cookies.GetCookies(visitor.Address)
            .Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Url = visitor.Address.ToString() }));
        await context.AddInitScriptAsync(Watcher);
        return await context.NewPageAsync();
    }

    /// <summary>Milliseconds from the start of the navigation until the first row stands there. Rows come with the circuit: what is seen can be pressed.</summary>
    public static async Task<double> Open(IPage page, string path)
    {
        await page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.Commit });
        await page.WaitForFunctionAsync("window.firstRowAt");
        return await page.EvaluateAsync<double>("window.firstRowAt - performance.timeOrigin");
    }

    /// <summary>Milliseconds from the command until the page shows what it asks for.</summary>
    /// <param name="has">A function in JavaScript that says whether it is there.</param>
    public static async Task<double> Shown(IPage page, string has, Func<Task> command, CancellationToken cancellation)
    {
        // Asked before the command is given; the answer is a moment, so it does not matter when it is fetched.
        await page.EvaluateAsync($"() => {{ window.shown = window.await({has}); }}");
        var start = TimeProvider.System.GetUtcNow();
        await command();
        var at = await page.EvaluateAsync<double>("() => window.shown").WaitAsync(TimeSpan.FromSeconds(20), cancellation);
        return at - (start - DateTimeOffset.UnixEpoch).TotalMilliseconds;
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
