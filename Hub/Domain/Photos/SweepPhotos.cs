using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Photos;

/// <summary>Throws away what has been loose for <see cref="PhotoLimits.LooseFor"/>. Two at once do no harm.</summary>
public sealed class SweepPhotos(IPhotoBook book, IPhotoFiles files, ITicketStore tickets, TimeProvider time)
{
    /// <summary>Photos of one reading.</summary>
    private const int MostAtOnce = 500;

    /// <summary>How many were thrown away.</summary>
    public async Task<int> Sweep(CancellationToken cancellation)
    {
        var thrown = 0;
        while (await book.LooseSince(time.GetUtcNow() - PhotoLimits.LooseFor, MostAtOnce, cancellation) is { Count: > 0 } loose)
        {
            foreach (var id in loose)
            {
                thrown += await Judge(id, cancellation) ? 1 : 0;
            }
        }

        return thrown;
    }

    private async Task<bool> Judge(string photoId, CancellationToken cancellation)
    {
        var photo = await book.Find(photoId, cancellation);
        if (photo is not null && await IsNamed(photo, cancellation))
        {
            await book.Settle([photoId], cancellation);
            return false;
        }

        if (photo is not null && !await book.Remove(photo, cancellation))
        {
            // Claimed at this moment: it is loose from now on and looked at again tomorrow.
            return false;
        }

        await files.Delete(photoId, cancellation);
        await book.Settle([photoId], cancellation);
        return true;
    }

    private async Task<bool> IsNamed(Photo photo, CancellationToken cancellation) => photo.TicketId is not null
        && (await tickets.Load(photo.TicketId, null, cancellation)).Ticket?.PhotoIds.Contains(photo.Id) == true;
}
