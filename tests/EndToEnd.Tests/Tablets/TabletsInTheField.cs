using System.Text.Json.Nodes;
using Microsoft.Playwright;
using RedProperty.Realtime.EndToEnd.Tests.Pages;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Tablets;

/// <summary>Tests in which people in the field work on tablets: one program, which a test may kill and start again, and one browser.</summary>
[CollectionDefinition(Name)]
public sealed class TabletsOfOneProgram : ICollectionFixture<TabletsInTheField>
{
    public const string Name = "Tablets";
}

/// <summary>The program and the browser that the tablets' tests share.</summary>
public sealed class TabletsInTheField : IAsyncLifetime
{
    private RunningStore? store;
    private IPlaywright? playwright;
    private IBrowser? browser;

    internal RunningProgram Program { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        store = await RunningStore.Open(StoreKind.Embedded);
        Program = await RunningProgram.Start(store.Directory, CancellationToken.None, [.. store.Settings]);
        playwright = await Playwright.CreateAsync();
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

    /// <summary>kill -9, and the same program again: same address, same data.</summary>
    internal async Task KillAndStartAgain()
    {
        var address = Program.Address;
        await Program.Kill();
        await Program.DisposeAsync();
        Program = await RunningProgram.Start(store!.Directory, CancellationToken.None, [.. store.Settings, ("Urls", address.ToString())]);
    }

    /// <summary>A matter that worker1 has to answer.</summary>
    internal Task<string> Reported(string text, CancellationToken cancellation) => Program.Http.Reports(cancellation, kind: "corridor-clutter", text: text);

    internal async Task<JsonNode> Ticket(string id, CancellationToken cancellation) =>
        (await Program.Http.Ticket(await Program.Http.SignsIn("worker1", cancellation), id, cancellation))!;

    /// <summary>A tablet on which that person has just signed in, with its list.</summary>
    internal async Task<Tablet> Tablet(string userName, bool isEnglish = false, int width = 1024, int height = 768)
    {
        var tablet = new Tablet(this, browser!, isEnglish, width, height);
        await tablet.Open();
        await tablet.SignIn(userName);
        return tablet;
    }
}
