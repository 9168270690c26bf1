using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Organisation;

namespace RedProperty.Realtime.Domain.Publication;

/// <summary>
/// Who publishes in whose name (公示权限): the property manager for the company, at or below his post; the community's secretary for the community and for
/// the owners' committee. Whoever may publish may withdraw. Those above see and do not publish: they supervise.
/// </summary>
public static class NoticeAuthority
{
    public static bool MayPublish(Actor actor, Publisher publisher, string placeId, OrganisationChart chart) => actor.Posts.Any(post =>
        post.Role == RoleOf(publisher) && chart.Covers(post.PlaceId, placeId));

    /// <summary>In whose names somebody may publish anywhere in a community.</summary>
    public static IReadOnlyList<Publisher> PublishersOf(Actor actor, string communityId, OrganisationChart chart) =>
        [.. Enum.GetValues<Publisher>().Where(publisher => PlacesOf(actor, publisher, communityId, chart).Count > 0)];

    /// <summary>The places of a community for which somebody may publish in that name: the widest first.</summary>
    public static IReadOnlyList<Place> PlacesOf(Actor actor, Publisher publisher, string communityId, OrganisationChart chart) =>
    [
        .. chart.Within(communityId, PlaceLevel.Community)
            .Concat(chart.Within(communityId, PlaceLevel.Grid))
            .Concat(chart.Within(communityId, PlaceLevel.Building))
            .Where(place => MayPublish(actor, publisher, place.Id, chart)),
    ];

    /// <summary>Whether somebody sees what was published and what is missing: any post that covers the community, or one of a place in it.</summary>
    public static bool MayRead(Actor actor, string communityId, OrganisationChart chart) => actor.Posts.Any(post =>
        chart.Covers(post.PlaceId, communityId) || chart.Covers(communityId, post.PlaceId));

    private static Role RoleOf(Publisher publisher) => publisher == Publisher.Company ? Role.PropertyManager : Role.CommunitySecretary;
}
