using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Clients;

/// <summary>The JavaScript client of tests/JavaScript in Debian's chromium. Its page seems to come from the hub's own address, which does not serve it.</summary>
internal sealed class ForeignClient : IAsyncDisposable
{
    private const string Folder = "/foreign/";

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;
    private readonly IPage page;

    private ForeignClient(IPlaywright playwright, IBrowser browser, IPage page) => (this.playwright, this.browser, this.page) = (playwright, browser, page);

    public static async Task<ForeignClient> Open(Uri hub)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = DebianChromium.File,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update"],
        });
        var page = await browser.NewPageAsync();
        await page.RouteAsync($"**{Folder}*", route => route.FulfillAsync(new RouteFulfillOptions
        {
            Path = Path.Combine(AppContext.BaseDirectory, "JavaScript", Path.GetFileName(new Uri(route.Request.Url).AbsolutePath)),
        }));
        await page.GotoAsync(new Uri(hub, Folder + "page.html").ToString());
        await page.WaitForFunctionAsync("() => window.begin");
        return new ForeignClient(playwright, browser, page);
    }

    public Task Begin(string userName, string password, string scope) => page.EvaluateAsync(
        "([userName, password, scope]) => begin(userName, password, scope, { id: 'browser-1', kind: 'program' })", new[] { userName, password, scope });

    public Task<bool> IsLive() => page.EvaluateAsync<bool>("() => client.isLive");

    /// <summary>Returns the ticket's id when the hub has answered.</summary>
    public Task<string> Send(string method, object command) =>
        page.EvaluateAsync<string>("async ([method, command]) => (await client.send(method, JSON.parse(command))).ticketId", new[] { method, JsonSerializer.Serialize(command) });

    public async Task<JsonArray> Tickets() => JsonNode.Parse(await page.EvaluateAsync<string>("() => JSON.stringify(client.tickets)"))!.AsArray();

    /// <summary>Feed, epoch and sequence of every event that was raised, in that order.</summary>
    public Task<string[]> Seen() => page.EvaluateAsync<string[]>("() => seen");

    public async Task<int> Count(string what) => await page.EvaluateAsync<int>("what => client.counts[what]", what);

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
