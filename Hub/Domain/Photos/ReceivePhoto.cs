using RedProperty.Realtime.Domain.Accounts;

namespace RedProperty.Realtime.Domain.Photos;

/// <summary>How far a photo has come.</summary>
/// <param name="Kept">The photo, when it is whole and kept.</param>
/// <param name="IsNew">Whether this part made it whole.</param>
public sealed record PhotoArrival(string PhotoId, long Received, long Total, Photo? Kept, bool IsNew);

/// <summary>
/// Takes a photo in parts (续传) under a name that its sender's device has made: a command may name it before anything was sent, and a bad line goes on
/// where it stopped, with whatever process. Whole, it is kept by <see cref="KeepPhoto"/> and is loose. Each step can be repeated: who died before he
/// answered is asked again, and gives the same photo.
/// </summary>
public sealed class ReceivePhoto(IWaitingPhotos waiting, IPhotoBook book, KeepPhoto keep, TimeProvider time)
{
    private const string Field = "photo";

    public async Task<Outcome<PhotoArrival>> Take(Actor actor, string photoId, PhotoPart part, CancellationToken cancellation)
    {
        if (Check(photoId, part) is { } wrong)
        {
            return wrong;
        }

        var owner = Photo.OwnerOf(actor);
        if (await Before(owner, photoId, part.Total, cancellation) is { } before)
        {
            // Who kept it may have died before he threw its parts away.
            await (before.IsRefused ? Task.CompletedTask : waiting.Forget(photoId, owner, cancellation));
            return before;
        }

        var answer = await waiting.Append(photoId, owner, part, time.GetUtcNow(), cancellation);
        return answer.Verdict switch
        {
            PartVerdict.Taken when answer.Received == part.Total => await Finish(actor, photoId, part.Total, cancellation),
            PartVerdict.Taken => new PhotoArrival(photoId, answer.Received, part.Total, null, IsNew: false),
            PartVerdict.OtherOwner => ArrivalFaults.OfAnother,
            PartVerdict.OtherTotal => ArrivalFaults.OtherTotal,
            PartVerdict.Full => ArrivalFaults.Full,

            // Another connection may have made it whole in this moment.
            _ => await Before(owner, photoId, part.Total, cancellation) ?? ArrivalFaults.Gap(answer.Received),
        };
    }

    public async Task<Outcome<PhotoArrival>> Look(Actor actor, string photoId, CancellationToken cancellation)
    {
        if (!PhotoId.IsOne(photoId))
        {
            return ArrivalFaults.NotAnId;
        }

        var owner = Photo.OwnerOf(actor);
        var part = await waiting.Find(photoId, cancellation);
        return await Before(owner, photoId, null, cancellation) is { } kept ? kept
            : part is null ? ArrivalFaults.NothingOfIt
            : part.Owner != owner ? ArrivalFaults.OfAnother
            : new PhotoArrival(photoId, part.Received, part.Total, null, IsNew: false);
    }

    private static Refusal? Check(string photoId, PhotoPart part) =>
        !PhotoId.IsOfDevice(photoId) ? ArrivalFaults.NotAnId
        : part.Total > PhotoLimits.LargestBytes ? PhotoFaults.Of(PhotoFaults.TooLarge, Field)
        : part.Total <= 0 || part.Bytes.IsEmpty ? PhotoFaults.Of(PhotoFaults.Empty, Field)
        : part.Bytes.Length > PhotoLimits.LargestPart ? ArrivalFaults.PartTooLarge
        : part.First < 0 || part.First > part.Total - part.Bytes.Length ? ArrivalFaults.OutOfRange(part.Total)
        : null;

    /// <summary>What is to be said of a photo that is kept; null when it is not.</summary>
    private async Task<Outcome<PhotoArrival>?> Before(string owner, string photoId, long? total, CancellationToken cancellation)
    {
        if (await book.Find(photoId, cancellation) is not { } kept)
        {
            return null;
        }

        var sent = kept.SentBytes ?? kept.Bytes;
        return kept.Owner != owner ? ArrivalFaults.OfAnother
            : total is not null && total != sent ? ArrivalFaults.OtherTotal
            : new PhotoArrival(photoId, sent, sent, kept, IsNew: false);
    }

    private async Task<Outcome<PhotoArrival>> Finish(Actor actor, string photoId, long total, CancellationToken cancellation)
    {
        var owner = Photo.OwnerOf(actor);
        await using var whole = waiting.Open(photoId);
        var kept = await keep.KeepAs(actor, photoId, total, whole, Field, cancellation);
        if (kept.IsRefused)
        {
            // It may have ended early because another connection has finished it.
            if (await Before(owner, photoId, total, cancellation) is { } before)
            {
                return before;
            }

            if (kept.Refusal.Code == RefusalCode.Invalid)
            {
                await waiting.Forget(photoId, owner, cancellation);
            }

            return kept.Refusal;
        }

        if (kept.Value.Owner != owner)
        {
            return ArrivalFaults.OfAnother;
        }

        await waiting.Forget(photoId, owner, cancellation);
        return new PhotoArrival(photoId, total, total, kept.Value, IsNew: true);
    }
}
