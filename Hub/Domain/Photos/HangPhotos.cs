using RedProperty.Realtime.Domain.Accounts;

namespace RedProperty.Realtime.Domain.Photos;

/// <summary>
/// Brings photos to a ticket (挂接): claimed before the ticket names them, so that no photo hangs on two, and settled afterwards. A process that dies in
/// between leaves a claim, which the same command sent again may renew, and which <see cref="SweepPhotos"/> judges by what the ticket says.
/// </summary>
public sealed class HangPhotos(IPhotoBook book, IWaitingPhotos waiting, TimeProvider time)
{
    /// <summary>Null when all of them are this actor's and hang nowhere else; then they are the ticket's.</summary>
    public async Task<Refusal?> Claim(Actor actor, string ticketId, string commandKey, IReadOnlyList<string> photoIds, CancellationToken cancellation)
    {
        var photos = new List<Photo>(photoIds.Count);
        foreach (var id in photoIds)
        {
            if (await book.Find(id, cancellation) is not { } photo || photo.Owner != Photo.OwnerOf(actor))
            {
                return await Missing(actor, id, cancellation);
            }

            if (photo.TicketId is not null && photo.TicketId != ticketId && photo.HungBy != commandKey)
            {
                return HangsElsewhere(id);
            }

            photos.Add(photo);
        }

        var now = time.GetUtcNow();
        foreach (var photo in photos)
        {
            if (!await book.Change(photo, photo with { TicketId = ticketId, HungBy = commandKey, HungAt = now }, now, cancellation))
            {
                return HangsElsewhere(photo.Id);
            }
        }

        return null;
    }

    /// <summary>The ticket names them now. What a store that fails here leaves undone, the sweep does.</summary>
    /// <param name="ticketId">The ticket that the command came to: not the claimed one when it was replayed.</param>
    public async Task Settle(string ticketId, IReadOnlyList<string> photoIds, CancellationToken cancellation)
    {
        try
        {
            foreach (var id in photoIds)
            {
                if (await book.Find(id, cancellation) is { } photo && photo.TicketId != ticketId)
                {
                    await book.Change(photo, photo with { TicketId = ticketId }, time.GetUtcNow(), cancellation);
                }
            }

            await book.Settle(photoIds, cancellation);
        }
        catch (StoreUnavailableException)
        {
            // The command itself has had its effect, and is answered so.
        }
    }

    private async Task<Refusal> Missing(Actor actor, string photoId, CancellationToken cancellation) =>
        PhotoId.IsOfDevice(photoId) && await waiting.Find(photoId, cancellation) is { } part && part.Owner == Photo.OwnerOf(actor)
            ? ArrivalFaults.NotArrived(part)
            : Refusal.NotFound("photoIds", $"'{photoId}' is no photo of yours; send it first, and name it within {PhotoLimits.LooseFor.TotalHours:0} hours.");

    private static Refusal HangsElsewhere(string photoId) => Refusal.Conflict($"photoIds: '{photoId}' hangs on another ticket; send the photo again.");
}
