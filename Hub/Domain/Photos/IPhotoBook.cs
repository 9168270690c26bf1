namespace RedProperty.Realtime.Domain.Photos;

/// <summary>What is known about photos; the pictures themselves are in <see cref="IPhotoFiles"/>.</summary>
public interface IPhotoBook
{
    /// <summary>Pictures of this name are about to be put away: what a death leaves of them is swept like a loose photo's.</summary>
    Task Announce(string photoId, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>Writes a new photo down, loose. Answers it, or what stood there under its name before and was left as it is.</summary>
    Task<Photo> Add(Photo photo, CancellationToken cancellation);

    Task<Photo?> Find(string photoId, CancellationToken cancellation);

    /// <summary>
    /// Writes <paramref name="after"/> if the photo is still as <paramref name="before"/> says, and puts it among the loose ones as of
    /// <paramref name="looseAt"/>. False when somebody changed or removed it first.
    /// </summary>
    Task<bool> Change(Photo before, Photo after, DateTimeOffset looseAt, CancellationToken cancellation);

    /// <summary>The photos hang on their ticket for good: they are no longer looked at as loose ones.</summary>
    Task Settle(IReadOnlyCollection<string> photoIds, CancellationToken cancellation);

    /// <summary>Ids of what has been loose since before then, longest first.</summary>
    Task<IReadOnlyList<string>> LooseSince(DateTimeOffset before, int most, CancellationToken cancellation);

    /// <summary>Forgets the photo if it is still as given; false when somebody changed it first.</summary>
    Task<bool> Remove(Photo photo, CancellationToken cancellation);
}
