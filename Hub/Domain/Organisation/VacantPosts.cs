using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Escalations;

namespace RedProperty.Realtime.Domain.Organisation;

/// <summary>A post on a ladder that nobody holds (空缺岗位): whatever comes to it rises at once.</summary>
/// <param name="PostId">For example <c>redSteward@yanzishan-1</c>.</param>
/// <param name="Buildings">For how many buildings nobody else holds the role.</param>
public sealed record VacantPost(string PostId, Role Role, Place Place, int Buildings);

/// <summary>Finds what an administrator should fill.</summary>
public static class VacantPosts
{
    /// <summary>Those with the most buildings first.</summary>
    public static IReadOnlyList<VacantPost> In(OrganisationChart chart)
    {
        var roles = Enum.GetValues<Track>().SelectMany(Ladder.RolesOf).Distinct().ToList();
        var vacant = new Dictionary<(Role Role, string PlaceId), int>();
        foreach (var building in chart.Places.Where(place => place.Level == PlaceLevel.Building))
        {
            foreach (var role in roles.Where(role => !IsHeld(chart, role, building.Id)))
            {
                var place = chart.NearestPost(role, building.Id)?.PlaceId
                    ?? chart.Enclosing(building.Id, RoleLevels.AllowedFor(role)[0])?.Id ?? building.Id;
                vacant[(role, place)] = vacant.GetValueOrDefault((role, place)) + 1;
            }
        }

        return [.. vacant
            .Select(gap => new VacantPost(Post.IdOf(gap.Key.Role, gap.Key.PlaceId), gap.Key.Role, chart.FindPlace(gap.Key.PlaceId)!, gap.Value))
            .OrderByDescending(gap => gap.Buildings).ThenBy(gap => gap.PostId, StringComparer.Ordinal)];
    }

    private static bool IsHeld(OrganisationChart chart, Role role, string buildingId) =>
        chart.NearestPost(role, buildingId) is { } post && post.HolderIds.Any(holder => chart.FindPerson(holder) is not null);
}
