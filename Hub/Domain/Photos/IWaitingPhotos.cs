namespace RedProperty.Realtime.Domain.Photos;

/// <summary>A photo that has not come as a whole (未到齐).</summary>
/// <param name="Owner">Whose it is, as <see cref="Photo.OwnerOf"/> writes it.</param>
public sealed record WaitingPhoto(string Id, string Owner, long Received, long Total);

/// <summary>What became of a part.</summary>
public enum PartVerdict
{
    /// <summary>It is there, now or before.</summary>
    Taken,

    /// <summary>Something before it is missing.</summary>
    Gap,

    /// <summary>Somebody else sends a photo of this name.</summary>
    OtherOwner,

    /// <summary>The file had another length at first.</summary>
    OtherTotal,

    /// <summary>Too much of this person waits already, see <see cref="PhotoLimits.MostWaiting"/>.</summary>
    Full,
}

/// <param name="Received">Bytes that are there, after this part.</param>
public sealed record PartAnswer(PartVerdict Verdict, long Received);

/// <summary>A part of a photo's file.</summary>
/// <param name="First">Place of its first byte in the file.</param>
/// <param name="Total">Bytes of the whole file.</param>
public sealed record PhotoPart(long First, long Total, ReadOnlyMemory<byte> Bytes);

/// <summary>
/// Where the parts of photos wait for the rest, for all processes: what has been answered survives their death. Of several that send the same at once,
/// each byte is taken from one.
/// </summary>
public interface IWaitingPhotos
{
    Task<PartAnswer> Append(string photoId, string owner, PhotoPart part, DateTimeOffset now, CancellationToken cancellation);

    Task<WaitingPhoto?> Find(string photoId, CancellationToken cancellation);

    /// <summary>What is there of it, from the first byte; it ends early when the photo is forgotten meanwhile. Read asynchronously.</summary>
    Stream Open(string photoId);

    /// <summary>Harmless when it is forgotten already.</summary>
    Task Forget(string photoId, string owner, CancellationToken cancellation);
}
