using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Organisation;

namespace RedProperty.Realtime.Desk.Areas;

/// <summary>Where the figures of a place stand.</summary>
internal static class AreaAddress
{
    public static string Of(Place place) => place.Level == PlaceLevel.Community ? $"/community/{place.Id}" : $"/area/{place.Id}";

    /// <summary>The widest place from the community up that somebody's posts answer for; null for those who work below.</summary>
    public static Place? Widest(Actor actor, OrganisationChart chart) => actor.Posts
        .Select(post => chart.FindPlace(post.PlaceId)).OfType<Place>()
        .Where(place => place.Level <= PlaceLevel.Community)
        .OrderBy(place => place.Level)
        .FirstOrDefault();
}
