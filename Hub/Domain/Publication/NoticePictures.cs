using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Photos;

namespace RedProperty.Realtime.Domain.Publication;

/// <summary>
/// Pictures of notices (公示附图): a page of accounts, a plan, a list of candidates. They are photos that hang on no ticket: cleaned by the same rules, seen by
/// everybody while their notice stands, thrown away with it.
/// </summary>
public sealed class NoticePictures(IPhotoBook book, IPhotoFiles files, INoticeStore notices, TimeProvider time)
{
    /// <summary>Null when each is a photo that this person has just sent.</summary>
    public async Task<Refusal?> Check(Actor actor, IReadOnlyList<string> pictureIds, CancellationToken cancellation)
    {
        if (pictureIds.Count > PhotoLimits.MostAtOnce)
        {
            return PhotoFaults.Of(PhotoFaults.TooMany, "pictureIds");
        }

        foreach (var id in pictureIds)
        {
            if (!PhotoId.IsOne(id) || await book.Find(id, cancellation) is not { TicketId: null } photo || photo.Owner != Photo.OwnerOf(actor))
            {
                return Refusal.Invalid("pictureIds", "one of the pictures is not there any more; choose it again.");
            }
        }

        return null;
    }

    /// <summary>From now on they are not swept as loose ones. Called before the notice is written: a death in between costs a file and no notice its picture.</summary>
    public Task Keep(IReadOnlyCollection<string> pictureIds, CancellationToken cancellation) =>
        pictureIds.Count == 0 ? Task.CompletedTask : book.Settle(pictureIds, cancellation);

    /// <summary>Null when no notice that stands shows such a picture.</summary>
    public async Task<ShownPhoto?> Show(string communityId, string noticeId, string pictureId, PhotoSize size, CancellationToken cancellation) =>
        await notices.Find(communityId, noticeId, cancellation) is { PictureIds: { } ids } notice
        && notice.StateAt(time.GetUtcNow()) == NoticeState.Standing && ids.Contains(pictureId)
        && await book.Find(pictureId, cancellation) is { } photo && await files.Open(pictureId, size, cancellation) is { } content
            ? new ShownPhoto(photo, content)
            : null;

    /// <summary>Those of notices that are forgotten.</summary>
    public async Task Discard(IEnumerable<Notice> forgotten, CancellationToken cancellation)
    {
        foreach (var id in forgotten.SelectMany(notice => notice.PictureIds ?? []))
        {
            if (await book.Find(id, cancellation) is { } photo)
            {
                await book.Remove(photo, cancellation);
            }

            await files.Delete(id, cancellation);
        }
    }
}
