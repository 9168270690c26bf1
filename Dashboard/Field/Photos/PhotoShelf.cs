using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using RedProperty.Realtime.Client;
using RedProperty.Realtime.Field.Sessions;

namespace RedProperty.Realtime.Field.Photos;

/// <summary>Photos taken here, until the command that names them was answered; and photos of tickets, as far as they were seen before.</summary>
internal sealed class PhotoShelf(IJSRuntime browser, PhotoSender sender, SessionKeeper sessions)
{
    private readonly Lazy<Task<IJSObjectReference>> module = new(() => browser.InvokeAsync<IJSObjectReference>("import", "./photos.js").AsTask());

    /// <summary>How much of the photos of each waiting command is at the program, in percent.</summary>
    private readonly Dictionary<string, int> sent = new(StringComparer.Ordinal);

    public event Action? Progressed;

    public int? SentOf(string commandId) => sent.TryGetValue(commandId, out var share) ? share : null;

    /// <summary>Opens the camera or the album; what was taken is kept on the device when this returns.</summary>
    public async Task<IReadOnlyList<TakenPhoto>> Take(ElementReference input, int most) =>
        await (await module.Value).InvokeAsync<TakenPhoto[]>("take", input, most);

    /// <summary>Address of an own photo that may still wait here.</summary>
    public async Task<string?> Own(string photoId, bool isSmall) => await (await module.Value).InvokeAsync<string?>("own", photoId, isSmall);

    /// <summary>Address of a photo at the program, or of what was seen of it before; null without signal.</summary>
    public async Task<string?> Show(string url)
    {
        string? token = null;
        try
        {
            token = await sessions.Token(CancellationToken.None);
        }
        catch (Exception away) when (away is HttpRequestException or CoordinationFault)
        {
            // What was seen before needs no token.
        }

        return await (await module.Value).InvokeAsync<string?>("show", url, token);
    }

    public async Task Forget(IReadOnlyList<string> photoIds)
    {
        if (photoIds.Count > 0)
        {
            await (await module.Value).InvokeVoidAsync("forget", photoIds);
        }
    }

    /// <summary>Before a command leaves: its photos must be there. What was sent before goes on where it stopped.</summary>
    public async Task SendFor(OutboxEntry entry, CancellationToken cancellation)
    {
        var ids = IdsIn(entry);
        for (var i = 0; i < ids.Count; i++)
        {
            if (await (await module.Value).InvokeAsync<byte[]?>("bytes", cancellation, ids[i]) is { } picture)
            {
                var before = i;
                var progress = new Told(bytes => Progress(entry, (int)(100 * (before + ((double)bytes / picture.Length)) / ids.Count)));
                await sender.Send(ids[i], picture, progress, cancellation);
            }
        }

        sent.Remove(entry.CommandId);
    }

    /// <summary>The photos that a waiting or refused command names.</summary>
    public static IReadOnlyList<string> IdsIn(OutboxEntry entry)
    {
        using var command = JsonDocument.Parse(entry.Json);
        return command.RootElement.TryGetProperty("photoIds", out var ids) && ids.ValueKind == JsonValueKind.Array
            ? [.. ids.EnumerateArray().Select(id => id.GetString()!)]
            : [];
    }

    private void Progress(OutboxEntry entry, int share)
    {
        sent[entry.CommandId] = share;
        Progressed?.Invoke();
    }

    /// <summary>Told at once: there is but one thread here.</summary>
    private sealed class Told(Action<long> told) : IProgress<long>
    {
        public void Report(long value) => told(value);
    }
}

/// <param name="Id">Null when the file is no picture that can be read; then <paramref name="Name"/> says which.</param>
/// <param name="Thumbnail">An address within this page.</param>
/// <param name="Bytes">After it was made small.</param>
/// <param name="Latitude">Where the camera says that it was taken, WGS 84; read here and not sent.</param>
public sealed record TakenPhoto(string? Id, string? Thumbnail, int Bytes, double? Latitude, double? Longitude, string? Name);
