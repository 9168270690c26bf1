using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Organisation;

namespace RedProperty.Realtime.Domain.Walls;

/// <summary>Who keeps a community's wall keys: its secretary, and the administrator of a place that contains it.</summary>
public static class WallAuthority
{
    public static bool MayKeepKeys(Actor actor, string communityId, OrganisationChart chart) => actor.Posts.Any(post =>
        post.Role is Role.CommunitySecretary or Role.Administrator && chart.Covers(post.PlaceId, communityId));

    /// <summary>Null when the community is there and the actor keeps its keys.</summary>
    internal static Refusal? Check(Actor actor, string communityId, OrganisationChart chart) => chart.FindPlace(communityId, PlaceLevel.Community) is null
        ? Refusal.NotFound("communityId", $"'{communityId}' is no community of the organisation.")
        : MayKeepKeys(actor, communityId, chart) ? null : Refusal.Forbidden("Wall keys are kept by the community's secretary and by administrators.");
}
