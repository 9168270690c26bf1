using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Organisation;

namespace RedProperty.Realtime.Desk.Boards;

/// <summary>Posters printed together: of a community, or of one of its grids.</summary>
/// <param name="Place">The community or the grid.</param>
/// <param name="Grids">All grids of the community, to choose from.</param>
public sealed record PosterBatch(Place Community, Place Place, IReadOnlyList<Place> Grids, IReadOnlyList<Place> Buildings)
{
    /// <summary>Null when there is no such community, or no such grid in it.</summary>
    public static PosterBatch? Of(OrganisationChart chart, string communityId, string? gridId)
    {
        var community = chart.FindPlace(communityId, PlaceLevel.Community);
        var place = string.IsNullOrEmpty(gridId) ? community : chart.FindPlace(gridId, PlaceLevel.Grid);
        return community is null || place is null || !chart.Covers(communityId, place.Id)
            ? null
            : new PosterBatch(community, place, [.. chart.Within(communityId, PlaceLevel.Grid)], [.. chart.Within(place.Id, PlaceLevel.Building)]);
    }

    public static bool MayPrint(Actor actor, string communityId, OrganisationChart chart) => actor.Posts.Any(post =>
        post.Role is Role.CommunitySecretary or Role.StreetOffice or Role.DistrictBureau or Role.CityBureau or Role.Administrator
        && chart.Covers(post.PlaceId, communityId));
}
