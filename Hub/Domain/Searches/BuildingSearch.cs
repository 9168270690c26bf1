using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Searches;

/// <summary>Buildings by name in either language, id or address. The organisation is in memory: no store is asked.</summary>
public static class BuildingSearch
{
    /// <summary>Buildings within the actor's posts (and within the scope, when one is named) in which every word occurs; one whose id or name is just that comes first.</summary>
    public static IReadOnlyList<Place> Find(Actor actor, string? scope, SearchTerms terms, OrganisationChart chart)
    {
        if (terms.IsEmpty)
        {
            return [];
        }

        var typed = string.Join(' ', terms.Words);
        var found = PlacesOf(actor, scope, chart)
            .SelectMany(id => chart.Within(id, PlaceLevel.Building))
            .DistinctBy(building => building.Id)
            .Where(building => TicketAuthority.MaySeePlace(actor, building.Id, chart))
            .Select(building => (Building: building, Names: NamesOf(building)))
            .Where(pair => terms.Words.All(word => pair.Names.Any(name => FoldedText.Occurs(name, word))))
            .ToList();
        var exact = found.Where(pair => pair.Names.Contains(typed)).ToList();
        return [.. (exact.Count > 0 ? exact : found).Select(pair => pair.Building).OrderBy(building => building.Id, StringComparer.Ordinal)];
    }

    private static IEnumerable<string> PlacesOf(Actor actor, string? scope, OrganisationChart chart) =>
        scope is not null ? [scope] : actor.Kind == ActorKind.System ? chart.Places.Where(place => place.Level == PlaceLevel.City).Select(place => place.Id) : actor.Posts.Select(post => post.PlaceId);

    private static string[] NamesOf(Place building) =>
        [FoldedText.Fold(building.Name), FoldedText.Fold(building.NameEn), FoldedText.Fold(building.Id), FoldedText.Fold(building.Address)];
}
