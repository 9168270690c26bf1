using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Organisation;

namespace RedProperty.Realtime.Domain.Hotline;

/// <summary>Who takes in hotline cases, and for which places: the community's secretary, the street's office, an administrator, each within his posts.</summary>
public static class IntakeAuthority
{
    public static bool MayTakeIn(Actor actor) => PlacesOf(actor).Any();

    /// <summary>The places of those posts, in the order in which they are held.</summary>
    public static IEnumerable<string> PlacesOf(Actor actor) => actor.Posts
        .Where(post => post.Role is Role.CommunitySecretary or Role.StreetOffice or Role.Administrator)
        .Select(post => post.PlaceId)
        .Distinct(StringComparer.Ordinal);

    public static bool Covers(Actor actor, string placeId, OrganisationChart chart) => PlacesOf(actor).Any(place => chart.Covers(place, placeId));

    public static Refusal? Check(Actor actor) => MayTakeIn(actor)
        ? null
        : Refusal.Forbidden("Hotline cases are taken in by the community's secretary, the street's office or an administrator; ask one of them.");
}
