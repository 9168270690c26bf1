using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Organisation;

namespace RedProperty.Realtime.Domain.Accounts;

/// <summary>From places to the grids and communities whose memory holds their tickets.</summary>
public static class ActorScopes
{
    /// <summary>The feeds of a place: its grids, or for a building the grid around it.</summary>
    public static IEnumerable<Feed> FeedsOf(this OrganisationChart chart, string placeId)
    {
        IEnumerable<Place> grids = chart.FindPlace(placeId) is { Level: PlaceLevel.Building }
            ? [chart.Enclosing(placeId, PlaceLevel.Grid)!]
            : chart.Within(placeId, PlaceLevel.Grid);
        return grids.Select(grid => new Feed(grid.ParentId, grid.Id));
    }

    /// <summary>The communities that a place lies in or contains.</summary>
    public static IEnumerable<string> CommunitiesOf(this OrganisationChart chart, string placeId) =>
        chart.Enclosing(placeId, PlaceLevel.Community) is { } community
            ? [community.Id]
            : chart.Within(placeId, PlaceLevel.Community).Select(place => place.Id);

    /// <summary>Every feed that an actor's posts reach.</summary>
    public static IReadOnlyList<Feed> Feeds(this Actor actor, OrganisationChart chart) =>
        [.. actor.Posts.SelectMany(post => chart.FeedsOf(post.PlaceId)).Distinct()];

    /// <summary>Whether a grid's feed is among <see cref="Feeds"/>, without making the list.</summary>
    public static bool Reaches(this Actor actor, Place grid, OrganisationChart chart) => actor.Posts.Any(post =>
        chart.Covers(post.PlaceId, grid.Id) || (chart.FindPlace(post.PlaceId) is { Level: PlaceLevel.Building } building && building.ParentId == grid.Id));

    /// <summary>Every community that an actor's posts reach.</summary>
    public static IReadOnlyList<string> Communities(this Actor actor, OrganisationChart chart) =>
        [.. actor.Posts.SelectMany(post => chart.CommunitiesOf(post.PlaceId)).Distinct(StringComparer.Ordinal)];
}
