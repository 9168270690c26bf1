using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Serialization.Metadata;
using RedProperty.Realtime.Client;
using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Field.Sessions;
using RedProperty.Realtime.Field.Storage;

namespace RedProperty.Realtime.Field.Live;

/// <summary>What the program tells over HTTP, and the device's own copy of it for when there is no signal.</summary>
internal sealed class ProgramReader(FieldAddress address, SessionKeeper sessions, DeviceStorage storage, FieldLink link, HttpClient http)
{
    /// <summary>So long a page waits for the program before it shows what the device has.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <summary>What the device has, or null.</summary>
    public Task<Kept<T>?> Here<T>(string store, string key, JsonTypeInfo<Kept<T>> shape) => storage.Read(store, key, shape);

    public Task Keep<T>(T value, string store, string key, JsonTypeInfo<Kept<T>> shape) => storage.Put(store, key, new Kept<T>(value, link.Now), shape);

    /// <summary>Reads anew and keeps it. Null without signal, or when the program refused.</summary>
    public async Task<Kept<T>?> Read<T>(string path, string store, string key, JsonTypeInfo<T> shape, JsonTypeInfo<Kept<T>> keptShape)
        where T : class
    {
        if (await Ask(path, shape) is not { } value)
        {
            return null;
        }

        await Keep(value, store, key, keptShape);
        return new Kept<T>(value, link.Now);
    }

    /// <summary>Reads, and keeps nothing. Null as above.</summary>
    public async Task<T?> Ask<T>(string path, JsonTypeInfo<T> shape)
        where T : class
    {
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address.Program, path));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await sessions.Token(patience.Token));
            using var answer = await http.SendAsync(request, patience.Token);
            return answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync(shape, patience.Token) : null;
        }
        catch (Exception away) when (away is HttpRequestException or OperationCanceledException or CoordinationFault)
        {
            return null;
        }
    }
}
