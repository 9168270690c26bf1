using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.JSInterop;

namespace RedProperty.Realtime.Field.Storage;

/// <summary>What this device keeps, in the browser's database. A write that has returned survives the death of the page.</summary>
internal sealed class DeviceStorage(IJSRuntime browser)
{
    private readonly Lazy<Task<IJSObjectReference>> module = new(() => browser.InvokeAsync<IJSObjectReference>("import", "./storage.js").AsTask());

    /// <summary>The steps take effect together or not at all.</summary>
    public async Task Write(IReadOnlyCollection<StorageStep> steps, CancellationToken cancellation = default) =>
        await (await module.Value).InvokeVoidAsync("write", cancellation, steps);

    public async Task<string?> Read(string store, string key, CancellationToken cancellation = default) =>
        await (await module.Value).InvokeAsync<string?>("read", cancellation, store, key);

    public async Task<T?> Read<T>(string store, string key, JsonTypeInfo<T> shape, CancellationToken cancellation = default)
        where T : class
    {
        var text = await Read(store, key, cancellation);
        try
        {
            return text is null ? null : JsonSerializer.Deserialize(text, shape);
        }
        catch (JsonException)
        {
            // Of another version: read anew from the program when there is signal.
            return null;
        }
    }

    public Task Put<T>(string store, string key, T value, JsonTypeInfo<T> shape, CancellationToken cancellation = default) =>
        Write([new StorageStep(store, key, JsonSerializer.Serialize(value, shape))], cancellation);

    /// <summary>In the order of the keys.</summary>
    public async Task<IReadOnlyList<StoredValue>> ReadAll(string store, CancellationToken cancellation = default) =>
        await (await module.Value).InvokeAsync<StoredValue[]>("readAll", cancellation, store);

    /// <summary>All values as one array, in UTF-8: a thousand tickets cross from the browser as they lie there, in one piece.</summary>
    public async Task<T[]> ReadAll<T>(string store, JsonTypeInfo<T[]> shape, CancellationToken cancellation = default) =>
        JsonSerializer.Deserialize(await (await module.Value).InvokeAsync<byte[]>("readValues", cancellation, store), shape)!;

    public async Task<IReadOnlyList<string>> Keys(string store) => await (await module.Value).InvokeAsync<string[]>("keys", store);

    /// <summary>Nothing of the person stays.</summary>
    public async Task Wipe() => await (await module.Value).InvokeVoidAsync("wipe");
}

/// <summary>Puts, with a value; removes, without one; empties the store, without a key.</summary>
internal sealed record StorageStep(string Store, string? Key, string? Value);

internal sealed record StoredValue(string Key, string Value);
