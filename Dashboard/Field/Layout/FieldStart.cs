using RedProperty.Realtime.Field.Language;
using RedProperty.Realtime.Field.Live;
using RedProperty.Realtime.Field.Reports;
using RedProperty.Realtime.Field.Sessions;

namespace RedProperty.Realtime.Field.Layout;

/// <summary>From the opened page to the list: what the device has comes first, and nothing waits for the network.</summary>
internal sealed class FieldStart(
    SessionKeeper sessions, DeviceLock deviceLock, BrowserDoor browser, FieldLink link, Words words, TimeWords times, Kinds kinds, Places places)
{
    public event Action? Changed;

    public bool IsReady { get; private set; }

    public async Task Run()
    {
        var preferences = await browser.Preferences();
        words.Language = preferences.Language;
        times.UtcOffset = TimeSpan.FromMinutes(preferences.UtcOffset);
        await sessions.Load();
        await deviceLock.Load();
        sessions.Changed += () => Changed?.Invoke();
        deviceLock.Changed += () => Changed?.Invoke();
        await OpenLink();
        IsReady = true;
        Changed?.Invoke();
        await browser.Listen();
        _ = deviceLock.Watch(CancellationToken.None);
    }

    /// <summary>Somebody has just signed in.</summary>
    public async Task SignedIn()
    {
        await deviceLock.OpenByPassword();
        await OpenLink();
        Changed?.Invoke();
    }

    /// <summary>Nothing of the person stays on the device.</summary>
    public async Task SignOut()
    {
        await link.DisposeAsync();
        await deviceLock.Forget();
        await sessions.SignOut();
        Changed?.Invoke();
    }

    public async Task Speak(string language)
    {
        words.Language = language;
        await browser.Prefer("language", language);
        Changed?.Invoke();
    }

    private async Task OpenLink()
    {
        if (sessions.Current is not null)
        {
            await link.Open();
            _ = kinds.Load();
            _ = places.Load();
        }
    }
}
