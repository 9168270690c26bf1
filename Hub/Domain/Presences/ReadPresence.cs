using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Organisation;

namespace RedProperty.Realtime.Domain.Presences;

/// <summary>
/// Who is online, for those who answer for the people posted there, the community's secretary and everybody above; and in one grid, for whoever is posted in
/// it: its people watch over each other (互相监督).
/// </summary>
public sealed class ReadPresence(IPresence presence, IRulebooks rulebooks)
{
    private static readonly PlaceLevel[] Supervising = [PlaceLevel.Community, PlaceLevel.Street, PlaceLevel.District, PlaceLevel.City];

    /// <summary>Whether somebody answers for the people posted at a place.</summary>
    public static bool MaySee(Actor actor, string placeId, OrganisationChart chart) => actor.Posts.Any(post =>
        post.Role is not (Role.PropertyManager or Role.RedSteward)
        && chart.FindPlace(post.PlaceId) is { } place && Supervising.Contains(place.Level) && chart.Covers(place.Id, placeId));

    /// <summary>Everybody who holds a post in a place or below it, by name.</summary>
    public Outcome<IReadOnlyList<(Person Person, IReadOnlyList<OnlineDevice> Devices)>> In(Actor actor, string? scope)
    {
        var chart = rulebooks.Current.Organisation;
        if (scope is null || chart.FindPlace(scope) is null)
        {
            return Refusal.NotFound("scope", $"'{scope}' is no place of the organisation; name one, for example your community.");
        }

        if (!MaySee(actor, scope, chart) && !IsOwnGrid(actor, scope, chart))
        {
            return Refusal.Forbidden($"Who is online in '{scope}' is shown to its community's secretary and the offices above; a single grid also to those posted in it.");
        }

        return chart.Posts.Where(post => chart.Covers(scope, post.PlaceId))
            .SelectMany(post => post.HolderIds).Distinct(StringComparer.Ordinal)
            .Select(chart.FindPerson).OfType<Person>()
            .OrderBy(person => person.Name, StringComparer.Ordinal)
            .Select(person => (person, presence.Of(person.Id)))
            .ToList();
    }

    private static bool IsOwnGrid(Actor actor, string placeId, OrganisationChart chart) =>
        chart.FindPlace(placeId, PlaceLevel.Grid) is { } grid && actor.Reaches(grid, chart);
}
