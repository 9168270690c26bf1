using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Audit;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Publication;

/// <summary>A notice as it is written.</summary>
/// <param name="ExpiresAt">Later than now, within <see cref="PublishNotice.LongestStanding"/>; null: until it is withdrawn.</param>
public sealed record NoticeDraft(string PlaceId, Publisher By, NoticeKind Kind, string? Title, string? Text, DateTimeOffset? ExpiresAt = null)
{
    /// <summary>Photos that were sent before.</summary>
    public IReadOnlyList<string> PictureIds { get; init; } = [];
}

/// <summary>Makes something public (发布公示).</summary>
public sealed class PublishNotice(INoticeStore store, NoticePictures pictures, IRulebooks rulebooks, KeepAudit audit, TimeProvider time)
{
    /// <summary>Characters: one line of a board.</summary>
    public const int LongestTitle = 60;

    /// <summary>Characters.</summary>
    public const int LongestText = 4000;

    /// <summary>Notices that stand in one community at the same time.</summary>
    public const int MostStanding = 300;

    /// <summary>All that is kept of one community; when more is published, what ended first is forgotten first.</summary>
    public const int MostKept = 600;

    /// <summary>5 years.</summary>
    public static readonly TimeSpan LongestStanding = TimeSpan.FromDays(5 * 366);

    /// <summary>2 years after its end a notice is forgotten: long enough to answer whether something was published last year.</summary>
    public static readonly TimeSpan KeptAfterEnd = TimeSpan.FromDays(2 * 366);

    public async Task<Outcome<Notice>> Publish(Actor actor, NoticeDraft draft, CancellationToken cancellation)
    {
        var (chart, now) = (rulebooks.Current.Organisation, time.GetUtcNow());
        if (chart.FindPlace(draft.PlaceId) is not { Level: >= PlaceLevel.Community } place || chart.Enclosing(place.Id, PlaceLevel.Community) is not { } community)
        {
            return Refusal.NotFound("placeId", $"'{draft.PlaceId}' is no community, grid or building; choose the place whose people it is for.");
        }

        if ((Check(actor, draft, chart, now) ?? await pictures.Check(actor, draft.PictureIds, cancellation)) is { } refusal)
        {
            return refusal;
        }

        var kept = await store.List(community.Id, cancellation);
        if (kept.Count(notice => notice.StateAt(now) == NoticeState.Standing) >= MostStanding)
        {
            return Refusal.Conflict($"{MostStanding} notices stand in this community already; withdraw one that is out of date.");
        }

        var notice = new Notice(
            Guid.NewGuid().ToString("N"), community.Id, place.Id, draft.By, draft.Kind, draft.Title!.Trim(), draft.Text!.Trim(), now, draft.ExpiresAt, actor.Id, actor.Name,
            draft.By == Publisher.Company ? chart.CompanyOf(place.Id)?.Id : null,
            PictureIds: draft.PictureIds.Count == 0 ? null : [.. draft.PictureIds]);
        var forgotten = Forgotten(kept, now);
        await pictures.Keep(draft.PictureIds, cancellation);
        await store.Add(notice, [.. forgotten.Select(old => old.Id)], cancellation);
        await pictures.Discard(forgotten, cancellation);
        await audit.Note(
            actor, AuditFacts.NoticePublished, ("placeId", place.Id), ("by", notice.By.ToString()), ("kind", notice.Kind.ToString()), ("title", notice.Title));
        return notice;
    }

    private static Refusal? Check(Actor actor, NoticeDraft draft, OrganisationChart chart, DateTimeOffset now) =>
        !NoticeAuthority.MayPublish(actor, draft.By, draft.PlaceId, chart)
            ? Refusal.Forbidden("The company's notices are published by its property manager, those of the community and the owners' committee by the community's secretary.")
            : TicketText.CheckRequired("title", draft.Title, LongestTitle)
                ?? TicketText.CheckRequired("text", draft.Text, LongestText)
                ?? (draft.ExpiresAt is not { } end ? null
                    : end <= now ? Refusal.Invalid("expiresAt", "lies in the past; choose a later day, or leave it empty.")
                    : end > now + LongestStanding ? Refusal.Invalid("expiresAt", "lies more than 5 years ahead; choose an earlier day, or leave it empty.")
                    : null);

    private static List<Notice> Forgotten(IReadOnlyList<Notice> kept, DateTimeOffset now)
    {
        var ended = kept.Where(notice => notice.EndedAt(now) is not null).OrderBy(notice => notice.EndedAt(now)).ToList();
        var tooOld = ended.Count(notice => now - notice.EndedAt(now) > KeptAfterEnd);
        return [.. ended.Take(Math.Max(tooOld, kept.Count + 1 - MostKept))];
    }
}
