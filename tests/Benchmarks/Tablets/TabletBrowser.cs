using System.Text.Json;
using Microsoft.Playwright;
using RedProperty.Realtime.Testing.Chaos;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.Benchmarks.Tablets;

/// <summary>Debian's chromium as a tablet, on one line.</summary>
internal sealed class TabletBrowser : IAsyncDisposable
{
    private const string Path = "field/";

    /// <summary>Runs before anything of a page: when the first card, or the door, stood there, in milliseconds of the page's own clock.</summary>
    private const string Watcher = """
        new MutationObserver(() => {
          if (!window.doorAt && document.querySelector('#user-name')) window.doorAt = performance.now();
          if (!window.cardAt && document.querySelector('.card:not(.card-skeleton)')) window.cardAt = performance.now();
        }).observe(document, { childList: true, subtree: true });
        """;

    private const string Kept = """
        navigator.serviceWorker.ready.then(found => new Promise(done => {
          const look = () => found.active?.state === 'activated' ? done() : setTimeout(look, 50);
          look();
        }))
        """;

    /// <summary>Six seconds of a steady hand: 40 pixels a frame. Answers the 99th percentile of the frames, and how many had no card in the middle, nor a gap between two.</summary>
    private const string Scroll = """
        new Promise(done => {
          const frames = [];
          let last = performance.now(), blank = 0, at = 0;
          const end = last + 6000;
          function next(now) {
            frames.push(now - last);
            last = now;
            scrollTo(0, at += 40);
            const middle = innerHeight / 2;
            const isCard = y => document.elementFromPoint(innerWidth / 2, y)?.closest('.card');
            if (document.querySelector('.cards').getBoundingClientRect().bottom > middle + 20 && !isCard(middle) && !isCard(middle + 20)) blank++;
            if (now < end) requestAnimationFrame(next);
            else {
              frames.sort((a, b) => a - b);
              done([frames[Math.floor(frames.length * .99)], blank]);
            }
          }
          requestAnimationFrame(next);
        })
        """;

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;
    private readonly IBrowserContext tablet;
    private readonly Signal signal;

    private TabletBrowser(IPlaywright playwright, IBrowser browser, IBrowserContext tablet, Signal signal) =>
        (this.playwright, this.browser, this.tablet, this.signal) = (playwright, browser, tablet, signal);

    public static async Task<TabletBrowser> Open(Signal signal)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = DebianChromium.File,
            Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        var tablet = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = signal.Address.ToString(),
            ViewportSize = new ViewportSize { Width = 1024, Height = 768 },
            Locale = "zh-CN",
        });
        await tablet.AddInitScriptAsync(Watcher);
        return new TabletBrowser(playwright, browser, tablet, signal);
    }

    public async Task<TabletFigures> Measure(int rounds, CancellationToken cancellation)
    {
        var page = await tablet.NewPageAsync();
        await page.GotoAsync(Path);
        await page.WaitForFunctionAsync("window.doorAt");
        var door = await page.EvaluateAsync<double>("window.doorAt");
        var list = await FirstList(page);
        await page.EvaluateAsync(Kept);
        await page.Locator(".status[data-state=Live]").WaitForAsync();
        var firstBytes = signal.Down;
        await page.CloseAsync();

        var again = new List<(double List, long Bytes)>();
        for (var i = 0; i < rounds; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            again.Add(await OpenAgain());
        }

        var (frame, blank) = await ScrollDown();
        return new TabletFigures(door, list, firstBytes, Median(again.Select(one => one.List)), (long)Median(again.Select(one => (double)one.Bytes)), frame, blank);
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    private static async Task<double> FirstList(IPage page)
    {
        await page.Locator("#user-name").FillAsync("worker1");
        await page.Locator("#password").FillAsync("Demo-2341!");
        await page.Locator("form button[type=submit]").ClickAsync();
        await page.Locator("#pin").FillAsync("2341");
        await page.Locator("#pin-again").FillAsync("2341");
        var pressed = await page.EvaluateAsync<double>("performance.now()");
        await page.Locator("form button[type=submit]").ClickAsync();
        await page.WaitForFunctionAsync("window.cardAt");
        return await page.EvaluateAsync<double>("window.cardAt") - pressed;
    }

    private async Task<(double List, long Bytes)> OpenAgain()
    {
        var before = signal.Down;
        var page = await tablet.NewPageAsync();
        await page.GotoAsync(Path);
        await page.WaitForFunctionAsync("window.cardAt");
        var list = await page.EvaluateAsync<double>("window.cardAt");
        await page.Locator(".status[data-state=Live]").WaitForAsync();
        await page.CloseAsync();
        return (list, signal.Down - before);
    }

    private async Task<(double Frame, long Blank)> ScrollDown()
    {
        var page = await tablet.NewPageAsync();
        await page.GotoAsync(Path);
        await page.Locator(".status[data-state=Live]").WaitForAsync();
        var found = await page.EvaluateAsync<JsonElement>(Scroll);
        return (found[0].GetDouble(), found[1].GetInt64());
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);
}
