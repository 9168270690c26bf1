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
        await link.Open();
        IsReady = true;
        Changed?.Invoke();
        try
        {
            await browser.Listen();
        }
        finally
        {
            Connect();
        }

        _ = deviceLock.Watch(CancellationToken.None);
    }

    /// <summary>Somebody has just signed in.</summary>
    public async Task SignedIn()
    {
        await deviceLock.OpenByPassword();
        await link.Open();
        Changed?.Invoke();
        Connect();
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

    /// <summary>Only now: there is one thread, and connecting would keep the list from being drawn.</summary>
    private void Connect()
    {
        link.Connect();
        if (sessions.Current is not null)
        {
            _ = kinds.Load();
            _ = places.Load();
        }
    }
}
