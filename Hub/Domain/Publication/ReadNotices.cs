using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Organisation;

namespace RedProperty.Realtime.Domain.Publication;

/// <summary>All that was published in a community, and how it stands with what must be.</summary>
/// <param name="Notices">Newest first.</param>
/// <param name="Checks">What is missing first.</param>
public sealed record PublicationBook(IReadOnlyList<Notice> Notices, IReadOnlyList<PublicationCheck> Checks)
{
    public int Gaps => Checks.Count(check => check.IsGap);
}

/// <summary>Reads notices for boards, where everybody looks, and for those who publish and supervise.</summary>
public sealed class ReadNotices(INoticeStore store, IRulebooks rulebooks, TimeProvider time)
{
    /// <summary>What stands on the board of a building: of the building, its grid and its community; newest first.</summary>
    public async Task<IReadOnlyList<Notice>> OnBoard(string buildingId, CancellationToken cancellation)
    {
        var (chart, now) = (rulebooks.Current.Organisation, time.GetUtcNow());
        return chart.Enclosing(buildingId, PlaceLevel.Community) is not { } community
            ? []
            : [.. (await store.List(community.Id, cancellation)).Where(notice => notice.StateAt(now) == NoticeState.Standing && chart.Covers(notice.PlaceId, buildingId))];
    }

    public async Task<Outcome<PublicationBook>> Book(Actor actor, string communityId, CancellationToken cancellation)
    {
        var rules = rulebooks.Current;
        if (rules.Organisation.FindPlace(communityId, PlaceLevel.Community) is null)
        {
            return Refusal.NotFound("communityId", $"'{communityId}' is no community of the organisation.");
        }

        if (!NoticeAuthority.MayRead(actor, communityId, rules.Organisation))
        {
            return Refusal.Forbidden("What is published here is kept by others; the boards in the corridors show it to everybody.");
        }

        var notices = await store.List(communityId, cancellation);
        return new PublicationBook(notices, PublicationGaps.In(rules.Organisation, communityId, notices, rules.Disclosure.Rules, time.GetUtcNow()));
    }
}
