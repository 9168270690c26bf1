using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Publication;

/// <summary>All that was published in a community, and how it stands with what must be.</summary>
/// <param name="Notices">Newest first.</param>
/// <param name="Checks">What is missing first.</param>
public sealed record PublicationBook(IReadOnlyList<Notice> Notices, IReadOnlyList<PublicationCheck> Checks)
{
    public int Gaps => Checks.Count(check => check.IsGap);
}

/// <summary>How one community stands with what must be published there.</summary>
/// <param name="Checks">What is missing first.</param>
public sealed record CommunityPublication(Place Community, IReadOnlyList<PublicationCheck> Checks)
{
    public int Missing => Checks.Count(check => check.State == PublicationState.Missing);

    public int Outdated => Checks.Count(check => check.State == PublicationState.Outdated);

    public int DueSoon => Checks.Count(check => check.State == PublicationState.DueSoon);
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

    /// <summary>The communities of a street or district side by side (公示督查), those with most gaps first. A city looks district by district.</summary>
    public async Task<Outcome<CommunityPublication[]>> Overview(Actor actor, string placeId, CancellationToken cancellation)
    {
        var rules = rulebooks.Current;
        if (rules.Organisation.FindPlace(placeId) is not { Level: PlaceLevel.Street or PlaceLevel.District } place)
        {
            return Refusal.NotFound("placeId", $"'{placeId}' is no street or district of the organisation.");
        }

        if (!TicketAuthority.MaySeePlace(actor, placeId, rules.Organisation))
        {
            return Refusal.Forbidden("This place lies outside your posts.");
        }

        var found = new List<CommunityPublication>();
        foreach (var community in rules.Organisation.Within(place.Id, PlaceLevel.Community))
        {
            var notices = await store.List(community.Id, cancellation);
            found.Add(new CommunityPublication(
                community, PublicationGaps.In(rules.Organisation, community.Id, notices, rules.Disclosure.Rules, time.GetUtcNow())));
        }

        return found.OrderByDescending(one => one.Missing + one.Outdated).ThenBy(one => one.Community.Id, StringComparer.Ordinal).ToArray();
    }
}
