using System.Collections.Concurrent;
using System.Text;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Photos;

namespace RedProperty.Realtime.Testing;

/// <summary>The three ports of photos in memory. Its cleaner takes any bytes for a picture of 4 by 3, but for those that begin with <c>bad</c>.</summary>
public sealed class MemoryPhotos : IPhotoBook, IPhotoFiles, IPhotoCleaner
{
    private readonly ConcurrentDictionary<string, Photo> photos = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> loose = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Id, PhotoSize Size), byte[]> files = new();

    /// <summary>Runs once, right before the next change: the place where a competing writer gets in between.</summary>
    public Func<Task>? BeforeNextChange { get; set; }

    /// <summary>Whether photos can no longer be settled.</summary>
    public bool IsAway { get; set; }

    public IEnumerable<string> Files => files.Keys.Select(key => $"{key.Id} {key.Size}");

    public IEnumerable<string> Loose => loose.Keys;

    /// <summary>Photos that have not come as a whole.</summary>
    public MemoryWaitingPhotos Waiting { get; } = new();

    public Task Announce(string photoId, DateTimeOffset at, CancellationToken cancellation)
    {
        loose[photoId] = at;
        return Task.CompletedTask;
    }

    public Task<Photo> Add(Photo photo, CancellationToken cancellation)
    {
        loose[photo.Id] = photo.KeptAt;
        return Task.FromResult(photos.GetOrAdd(photo.Id, photo));
    }

    public Task<Photo?> Find(string photoId, CancellationToken cancellation) => Task.FromResult(photos.GetValueOrDefault(photoId));

    public async Task<bool> Change(Photo before, Photo after, DateTimeOffset looseAt, CancellationToken cancellation)
    {
        var interruption = BeforeNextChange;
        BeforeNextChange = null;
        if (interruption is not null)
        {
            await interruption();
        }

        loose[before.Id] = looseAt;
        return photos.TryUpdate(before.Id, after, before);
    }

    public Task Settle(IReadOnlyCollection<string> photoIds, CancellationToken cancellation)
    {
        if (IsAway)
        {
            throw new StoreUnavailableException();
        }

        foreach (var id in photoIds)
        {
            loose.TryRemove(id, out _);
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<string>> LooseSince(DateTimeOffset before, int most, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<string>>(
        [.. loose.Where(pair => pair.Value < before).OrderBy(pair => pair.Value).Take(most).Select(pair => pair.Key)]);

    public Task<bool> Remove(Photo photo, CancellationToken cancellation) => Task.FromResult(photos.TryRemove(KeyValuePair.Create(photo.Id, photo)));

    public Task Put(string photoId, PhotoSize size, ReadOnlyMemory<byte> picture, CancellationToken cancellation)
    {
        files[(photoId, size)] = picture.ToArray();
        return Task.CompletedTask;
    }

    public Task<Stream?> Open(string photoId, PhotoSize size, CancellationToken cancellation) =>
        Task.FromResult<Stream?>(files.TryGetValue((photoId, size), out var picture) ? new MemoryStream(picture, writable: false) : null);

    public Task Delete(string photoId, CancellationToken cancellation)
    {
        files.TryRemove((photoId, PhotoSize.Full), out _);
        files.TryRemove((photoId, PhotoSize.Thumbnail), out _);
        return Task.CompletedTask;
    }

    public async Task<Outcome<CleanPhoto>> Clean(Stream sent, string field, CancellationToken cancellation)
    {
        using var copy = new MemoryStream();
        await sent.CopyToAsync(copy, cancellation);
        var bytes = copy.ToArray();
        return bytes.AsSpan().StartsWith("bad"u8)
            ? Refusal.Invalid(field, "is no photo.")
            : new CleanPhoto(bytes, Encoding.UTF8.GetBytes($"small {bytes.Length}"), 4, 3);
    }
}
