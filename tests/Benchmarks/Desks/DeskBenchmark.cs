using Microsoft.Playwright;
using RedProperty.Realtime.Benchmarks.Stores;

namespace RedProperty.Realtime.Benchmarks.Desks;

/// <summary>
/// A community with 10,000 open tickets: how soon its desk stands in a real browser, how soon an event stands on it, and what 200 of them cost the one
/// process that serves them.
/// </summary>
internal static class DeskBenchmark
{
    public const string OpenPart = "open";
    public const string EventPart = "event";
    public const string CrowdPart = "crowd";

    /// <summary>All that is open in her community, not only what she answers for.</summary>
    public const string Area = "/?area=1";
    private const int FullTickets = 10_000;
    private const int Opens = 20;
    private const int Events = 50;

    /// <summary>Which of the rows in the window is answered.</summary>
    private const int Chosen = 8;

    /// <summary>Between two events, so that each finds the desk at rest.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(400);

    public static Figures NewFigures(BenchmarkArguments arguments) => new(arguments.Scaled("Desk with 10,000 open tickets in its community"));

    public static async Task Run(BenchmarkArguments arguments, Figures figures, CancellationToken cancellation)
    {
        foreach (var kind in arguments.Stores)
        {
            await using var side = await DeskSide.Open(kind, (int)(FullTickets * arguments.Scale), cancellation);
            using var full = await Visitor.SignIn(side.Program.Address, "secretary1", cancellation);
            using var quiet = await Visitor.SignIn(side.Program.Address, "worker2", cancellation);
            await using var browser = await DeskBrowser.Launch();
            foreach (var part in arguments.Parts)
            {
                figures.Section($"{part}, {BenchStore.NameOf(kind)}");
                await (part switch
                {
                    OpenPart => MeasureOpening(figures, side, browser, full, quiet, cancellation),
                    EventPart => MeasureEvents(figures, side, browser, full, quiet, cancellation),
                    _ => DeskCrowd.Measure(arguments, figures, side, browser, full, cancellation),
                });
                figures.Note($"load of the machine over the last minute: {File.ReadAllText("/proc/loadavg").Split(' ')[0]}");
            }
        }
    }

    private static async Task MeasureOpening(
        Figures figures, DeskSide side, DeskBrowser browser, Visitor full, Visitor quiet, CancellationToken cancellation)
    {
        figures.Note("start of the navigation to the first row, in chromium, caches warm; bare: the same desk in a community with one open ticket");
        await side.Report(side.QuietBuildings[0], cancellation);
        var (ours, bare) = (new List<double>(), new List<double>());
        var (fullPage, quietPage) = (await browser.PageOf(full), await browser.PageOf(quiet));

        // The program's code is compiled by the quiet desk, so that the first of ours shows what reading 10,000 tickets costs.
        for (var i = 0; i < 5; i++)
        {
            await DeskBrowser.Open(quietPage, Area);
        }

        var first = await DeskBrowser.Open(fullPage, Area);
        for (var i = 0; i < Opens; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            ours.Add(await DeskBrowser.Open(fullPage, Area));
            bare.Add(await DeskBrowser.Open(quietPage, Area));
        }

        figures.Add("first desk of the community", "ms", first);
        Tell(figures, "desk opens", ours, bare);
        await fullPage.Context.CloseAsync();
        await quietPage.Context.CloseAsync();
    }

    private static async Task MeasureEvents(
        Figures figures, DeskSide side, DeskBrowser browser, Visitor full, Visitor quiet, CancellationToken cancellation)
    {
        figures.Note("command given to the DOM changed, durable write included; bare: the same desk in a community with hardly any open tickets");
        var (fullPage, quietPage) = (await browser.PageOf(full), await browser.PageOf(quiet));
        await DeskBrowser.Open(fullPage, Area);
        await side.Report(side.QuietBuildings[0], cancellation);
        await DeskBrowser.Open(quietPage, Area);
        var (reported, reportedBare, answered, answeredBare) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < Events; i++)
        {
            reported.Add(await Report(side, fullPage, side.Buildings, cancellation));
            reportedBare.Add(await Report(side, quietPage, side.QuietBuildings, cancellation));
            answered.Add(await Answer(side, fullPage, cancellation));
        }

        Tell(figures, "a report is counted", reported, reportedBare);
        Tell(figures, "an answered row changes", answered, answeredBare);
        await fullPage.Context.CloseAsync();
        await quietPage.Context.CloseAsync();
    }

    internal static async Task<double> Answer(DeskSide side, IPage page, CancellationToken cancellation)
    {
        await Task.Delay(Rest, cancellation);

        // Not the first: in a storm somebody else answers that one in the same moment.
        var href = await page.Locator("[data-row] a.row-title").Nth(Chosen).GetAttributeAsync("href");
        return await DeskBrowser.Shown(
            page,
            $"() => !document.querySelector('[data-row] a.row-title[href=\"{href}\"]')",
            () => side.Acknowledge(href!.Split('/')[^1], cancellation),
            cancellation);
    }

    internal static void Tell(Figures figures, string name, IReadOnlyCollection<double> ours, IReadOnlyCollection<double> bare)
    {
        foreach (var percentile in (double[])[50, 99])
        {
            figures.Add($"{name}, p{percentile}", "ms", Spread.At(ours, percentile), bare.Count == 0 ? null : Spread.At(bare, percentile));
        }
    }

    private static async Task<double> Report(DeskSide side, IPage page, IReadOnlyList<string> buildings, CancellationToken cancellation)
    {
        await Task.Delay(Rest, cancellation);
        var before = await page.Locator("#tab-area .count").TextContentAsync();
        return await DeskBrowser.Shown(
            page,
            $"() => document.querySelector('#tab-area .count').textContent !== '{before}'",
            () => side.Report(buildings[0], cancellation),
            cancellation);
    }
}
