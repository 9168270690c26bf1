using RedProperty.Realtime.Domain.Photos;

namespace RedProperty.Realtime.Testing;

/// <summary>Parts of photos in memory; how many may wait is left to the real store.</summary>
public sealed class MemoryWaitingPhotos : IWaitingPhotos
{
    private readonly Dictionary<string, (string Owner, long Total, List<byte> Bytes)> photos = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <summary>Whether the next part finds no room.</summary>
    public bool IsFull { get; set; }

    /// <summary>Runs once, after the next part was taken: the place where another connection gets in between.</summary>
    public Func<Task>? AfterNextPart { get; set; }

    public IReadOnlyCollection<string> Ids => photos.Keys;

    public async Task<PartAnswer> Append(string photoId, string owner, PhotoPart part, DateTimeOffset now, CancellationToken cancellation)
    {
        var answer = Append(photoId, owner, part);
        var interruption = AfterNextPart;
        AfterNextPart = null;
        await (interruption?.Invoke() ?? Task.CompletedTask);
        return answer;
    }

    public Task<WaitingPhoto?> Find(string photoId, CancellationToken cancellation)
    {
        lock (gate)
        {
            return Task.FromResult(photos.TryGetValue(photoId, out var photo) ? new WaitingPhoto(photoId, photo.Owner, photo.Bytes.Count, photo.Total) : null);
        }
    }

    public Stream Open(string photoId)
    {
        lock (gate)
        {
            return new MemoryStream(photos.TryGetValue(photoId, out var photo) ? [.. photo.Bytes] : [], writable: false);
        }
    }

    public Task Forget(string photoId, string owner, CancellationToken cancellation)
    {
        lock (gate)
        {
            photos.Remove(photoId);
            return Task.CompletedTask;
        }
    }

    private PartAnswer Append(string photoId, string owner, PhotoPart part)
    {
        lock (gate)
        {
            return AppendAlone(photoId, owner, part);
        }
    }

    private PartAnswer AppendAlone(string photoId, string owner, PhotoPart part)
    {
        var isKnown = photos.TryGetValue(photoId, out var photo);
        var there = isKnown ? photo.Bytes.Count : 0;
        if (isKnown && photo.Owner != owner)
        {
            return new PartAnswer(PartVerdict.OtherOwner, 0);
        }

        if (isKnown && photo.Total != part.Total)
        {
            return new PartAnswer(PartVerdict.OtherTotal, 0);
        }

        if (part.First > there)
        {
            return new PartAnswer(PartVerdict.Gap, there);
        }

        if (!isKnown && IsFull)
        {
            return new PartAnswer(PartVerdict.Full, 0);
        }

        if (!isKnown)
        {
            photos[photoId] = photo = (owner, part.Total, []);
        }

        var known = (int)Math.Min(there - part.First, part.Bytes.Length);
        photo.Bytes.AddRange(part.Bytes.Span[known..]);
        return new PartAnswer(PartVerdict.Taken, photo.Bytes.Count);
    }
}
