using Microsoft.Playwright;
using RedProperty.Realtime.EndToEnd.Tests.Pages;
using RedProperty.Realtime.Testing.Chaos;

namespace RedProperty.Realtime.EndToEnd.Tests.Tablets;

/// <summary>One tablet: its own storage, its own line to the program, and what a thumb does on it.</summary>
internal sealed class Tablet(TabletsInTheField field, IBrowser browser, bool isEnglish, int width, int height) : IAsyncDisposable
{
    private const string Password = "Demo-2341!";
    private const string Pin = "2341";

    private readonly Signal signal = new(field.Program.Address);
    private readonly List<string> crashes = [];
    private IBrowserContext? context;

    public IPage Page { get; private set; } = null!;

    public Signal Signal => signal;

    /// <summary>Switches it on: the page opens anew, with what the device has kept.</summary>
    public async Task Open(string path = "field/")
    {
        context ??= await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = signal.Address.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = height },
            HasTouch = true,
            Locale = isEnglish ? "en-GB" : "zh-CN",
        });
        context.SetDefaultTimeout(Chromium.Patience);
        Page = await context.NewPageAsync();
        Page.Console += (_, message) => Fear(message.Text);
        await Page.GotoAsync(path);
    }

    /// <summary>Once for each device, and the PIN after it.</summary>
    public async Task SignIn(string userName)
    {
        await Page.Locator("#user-name").FillAsync(userName);
        await Page.Locator("#password").FillAsync(Password);
        await Page.Locator("form button[type=submit]").ClickAsync();
        await Page.Locator("#pin").FillAsync(Pin);
        await Page.Locator("#pin-again").FillAsync(Pin);
        await Page.Locator("form button[type=submit]").ClickAsync();
        await Lives();
    }

    /// <summary>Connected, and the list is there.</summary>
    public Task Lives() => Page.Locator(".status[data-state=Live]").WaitForAsync(new LocatorWaitForOptions { Timeout = Chromium.Patience });

    /// <summary>It can be opened without signal from now on.</summary>
    public Task KeepsItsProgram() => Page.EvaluateAsync("navigator.serviceWorker.ready.then(() => undefined)");

    /// <summary>Into the lift: the browser says offline, and what was open is cut.</summary>
    public async Task LosesSignal()
    {
        signal.Goes();
        await context!.SetOfflineAsync(true);
        await Page.Locator(".status[data-state=Away]").WaitForAsync();
    }

    public async Task FindsSignal()
    {
        signal.ComesBack();
        await context!.SetOfflineAsync(false);
    }

    /// <summary>The tab is gone between two instructions, without a word to the page.</summary>
    public async Task DiesAndOpens(string path = "field/")
    {
        await Page.CloseAsync(new PageCloseOptions { RunBeforeUnload = false });
        await Open(path);
    }

    /// <summary>As the device has named itself.</summary>
    public Task<string> DeviceId() => Page.EvaluateAsync<string>("import('/field/storage.js').then(it => it.read('meta', 'session')).then(it => JSON.parse(it).deviceId)");

    public ILocator Card(string number) => Page.Locator(".card").Filter(new LocatorFilterOptions { HasText = number });

    public Task Show(string list) => Page.Locator($"#list-{list}").ClickAsync();

    /// <summary>Opens a ticket from anywhere.</summary>
    public Task OpenTicket(string id) => Page.EvaluateAsync("id => { const link = document.createElement('a'); link.href = `tickets/${id}`; document.body.append(link); link.click(); link.remove(); }", id);

    /// <summary>An action of the opened ticket that asks for words, and perhaps for photos.</summary>
    public async Task Act(string action, string words, params byte[][] photos)
    {
        await Page.Locator(".ticket-acts").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = action, Exact = true }).ClickAsync();
        var sheet = Page.Locator("#action-sheet");
        if (photos.Length > 0)
        {
            await TakePhotos(sheet, photos);
        }

        await sheet.Locator("#action-text").FillAsync(words);
        await sheet.Locator("button[type=submit]").ClickAsync();
        await Assertions.Expect(sheet).ToBeHiddenAsync();
    }

    public async Task TakePhotos(ILocator within, params byte[][] photos)
    {
        var choosing = Page.WaitForFileChooserAsync();
        await within.Locator(".photo-add").ClickAsync();
        await (await choosing).SetFilesAsync(photos.Select((photo, i) => new FilePayload { Name = $"{i}.jpg", MimeType = "image/jpeg", Buffer = photo }));
        await Assertions.Expect(within.Locator(".photos-taken img")).ToHaveCountAsync(photos.Length);
    }

    public async ValueTask DisposeAsync()
    {
        if (context is not null)
        {
            await context.CloseAsync();
        }

        await signal.DisposeAsync();
        Assert.True(crashes.Count == 0, string.Join(Environment.NewLine, crashes));
    }

    /// <summary>What .NET could not handle in the page it writes to the browser's console, and shows the person the crash notice.</summary>
    private void Fear(string message)
    {
        if (message.StartsWith("crit:", StringComparison.Ordinal))
        {
            crashes.Add(message);
        }
    }
}
