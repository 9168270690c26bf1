using Microsoft.JSInterop;

namespace RedProperty.Realtime.Field.Live;

/// <summary>What only the browser can do, and what happens in it; <c>device.js</c> is the other side.</summary>
internal sealed class BrowserDoor(IJSRuntime browser)
{
    private readonly Lazy<Task<IJSObjectReference>> module = new(() => browser.InvokeAsync<IJSObjectReference>("import", "./device.js").AsTask());

    /// <summary>online, offline, visible, hidden, newVersion, installable.</summary>
    public event Action<string>? Happened;

    public bool HasNewVersion { get; private set; }

    /// <summary>The browser itself says that there is no network; that it says nothing means nothing.</summary>
    public bool IsOffline { get; private set; }

    public async Task Listen() => await (await module.Value).InvokeVoidAsync("listen", DotNetObjectReference.Create(this));

    [JSInvokable]
    public void Hear(string what, string value)
    {
        HasNewVersion |= what == "newVersion";
        IsOffline = what == "offline" || (IsOffline && what != "online");
        Happened?.Invoke(what);
    }

    public async Task<BrowserPreferences> Preferences() => await (await module.Value).InvokeAsync<BrowserPreferences>("preferences");

    public async Task Prefer(string name, string value) => await (await module.Value).InvokeVoidAsync("prefer", name, value);

    public async Task<TimeSpan> Idle() => TimeSpan.FromMilliseconds(await (await module.Value).InvokeAsync<double>("idle"));

    public async Task<string> Stretch(string pin, string salt) => await (await module.Value).InvokeAsync<string>("stretch", pin, salt);

    public async Task Ring() => await (await module.Value).InvokeVoidAsync("ring");

    public async Task OpenSheet(string id) => await (await module.Value).InvokeVoidAsync("openSheet", id);

    public async Task CloseSheet(string id) => await (await module.Value).InvokeVoidAsync("closeSheet", id);

    public async Task<bool> Copy(string text) => await (await module.Value).InvokeAsync<bool>("copy", text);

    public async Task<DevicePosition?> WhereAmI() => await (await module.Value).InvokeAsync<DevicePosition?>("whereAmI");

    public async Task TakeNewVersion() => await (await module.Value).InvokeVoidAsync("takeNewVersion");

    public async Task<bool> IsInstallable() => await (await module.Value).InvokeAsync<bool>("isInstallable");

    public async Task Install() => await (await module.Value).InvokeVoidAsync("install");
}

/// <param name="Theme">auto, light or dark.</param>
/// <param name="Size">normal or large.</param>
/// <param name="Sound">on or off.</param>
/// <param name="UtcOffset">Minutes that this device's clock is ahead of UTC.</param>
internal sealed record BrowserPreferences(string Language, string Theme, string Size, string Sound, int UtcOffset);

/// <param name="Accuracy">Metres.</param>
public sealed record DevicePosition(double Latitude, double Longitude, double Accuracy);
