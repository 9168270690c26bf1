namespace RedProperty.Realtime.Domain.Photos;

/// <summary>Keeps the pictures of photos, two of each. Out of reach it throws <see cref="StoreUnavailableException"/>.</summary>
public interface IPhotoFiles
{
    /// <summary>What this has answered survives the death of the process and of the machine.</summary>
    Task Put(string photoId, PhotoSize size, ReadOnlyMemory<byte> picture, CancellationToken cancellation);

    /// <summary>Null when there is none. The caller disposes the stream.</summary>
    Task<Stream?> Open(string photoId, PhotoSize size, CancellationToken cancellation);

    /// <summary>Both pictures; harmless when they are gone already.</summary>
    Task Delete(string photoId, CancellationToken cancellation);
}
