using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Photos;

/// <summary>A picture to show. Whoever gets it disposes the content.</summary>
public sealed record ShownPhoto(Photo Photo, Stream Content);

/// <summary>
/// Shows a photo to those who may see its ticket, to whoever has the ticket's tracking code, and to everybody when the ticket is public; while it is loose,
/// to whoever sent it with a name of his own.
/// </summary>
public sealed class ReadPhoto(IPhotoBook book, IPhotoFiles files, ITicketStore tickets, IRulebooks rulebooks)
{
    /// <param name="actor">Null when nobody has signed in.</param>
    /// <param name="trackingCode">Null when none was given.</param>
    public async Task<Outcome<ShownPhoto>> Show(Actor? actor, string? trackingCode, string photoId, PhotoSize size, CancellationToken cancellation)
    {
        if (!PhotoId.IsOne(photoId) || await book.Find(photoId, cancellation) is not { } photo)
        {
            return NoSuchPhoto(photoId);
        }

        if (!await MaySee(actor, trackingCode, photo, cancellation))
        {
            return actor is null
                ? new Refusal(RefusalCode.Unauthenticated, "This photo is not public; sign in, or open it from the page that follows the report.")
                : Refusal.Forbidden("This photo belongs to a ticket outside your posts.");
        }

        return await files.Open(photoId, size, cancellation) is { } content ? new ShownPhoto(photo, content) : NoSuchPhoto(photoId);
    }

    private async Task<bool> MaySee(Actor? actor, string? trackingCode, Photo photo, CancellationToken cancellation)
    {
        var ticket = photo.TicketId is null ? null : (await tickets.Load(photo.TicketId, null, cancellation)).Ticket;

        // Claimed and then not hung: it is not the ticket's.
        return ticket?.PhotoIds.Contains(photo.Id) == true
            ? ticket.IsPublic == true
                || (actor is not null && TicketAuthority.MaySee(actor, ticket, rulebooks.Current.Organisation))
                || (trackingCode is not null && trackingCode == ticket.TrackingCode)
            : actor is { Kind: ActorKind.Staff } && photo.Owner == Photo.OwnerOf(actor);
    }

    private static Refusal NoSuchPhoto(string photoId) =>
        Refusal.NotFound("id", PhotoId.IsOne(photoId) ? $"'{photoId}' is no photo, or was thrown away because no ticket named it." : "is no photo.");
}
