using RedProperty.Realtime.Domain.Accounts;

namespace RedProperty.Realtime.Domain.Photos;

/// <summary>
/// Keeps a photo that somebody sends, for staff, residents and programs alike. It is loose then: whoever sent it names its id in a report, a resolution or
/// an addition (<see cref="Tickets.ReportTicket.PhotoIds"/>, <see cref="Tickets.ResolveTicket"/>, <see cref="Tickets.AddPhotos"/>) within
/// <see cref="PhotoLimits.LooseFor"/>, or it is thrown away. How often somebody may send is the door's to say.
/// </summary>
public sealed class KeepPhoto(IPhotoCleaner cleaner, IPhotoFiles files, IPhotoBook book, TimeProvider time)
{
    /// <param name="actor">Later, only the same actor may hang it on a ticket; all residents are one, and what keeps them apart is the id.</param>
    /// <param name="sent">The body of the file as it comes; its name and its claimed type do not matter and are never looked at.</param>
    /// <param name="field">The field that a refusal names: <c>photos</c>, <c>media</c>.</param>
    public Task<Outcome<Photo>> Keep(Actor actor, Stream sent, string field, CancellationToken cancellation) =>
        Keep(actor, PhotoId.Make(), null, sent, field, cancellation);

    /// <summary>Under a name that the actor's device has made. The same again, also by two processes at once, is the same photo.</summary>
    /// <param name="sentBytes">Length of <paramref name="sent"/>.</param>
    public Task<Outcome<Photo>> KeepAs(Actor actor, string photoId, long sentBytes, Stream sent, string field, CancellationToken cancellation) =>
        Keep(actor, photoId, sentBytes, sent, field, cancellation);

    private async Task<Outcome<Photo>> Keep(Actor actor, string photoId, long? sentBytes, Stream sent, string field, CancellationToken cancellation)
    {
        var cleaned = await cleaner.Clean(sent, field, cancellation);
        if (cleaned.IsRefused)
        {
            return cleaned.Refusal;
        }

        var clean = cleaned.Value;
        var photo = new Photo(photoId, Photo.OwnerOf(actor), time.GetUtcNow(), clean.Width, clean.Height, clean.Picture.Length) { SentBytes = sentBytes };

        // Written down last: a photo that a command may name has its pictures.
        await book.Announce(photo.Id, photo.KeptAt, cancellation);
        await files.Put(photo.Id, PhotoSize.Full, clean.Picture, cancellation);
        await files.Put(photo.Id, PhotoSize.Thumbnail, clean.Thumbnail, cancellation);
        return await book.Add(photo, cancellation);
    }
}
