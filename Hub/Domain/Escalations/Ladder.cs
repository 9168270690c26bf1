using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Organisation;

namespace RedProperty.Realtime.Domain.Escalations;

/// <summary>Who answers next when nobody has (逐级上报): one ladder for each track.</summary>
public static class Ladder
{
    private static readonly Role[] Property =
        [Role.RedSteward, Role.PropertyManager, Role.CommunitySecretary, Role.StreetOffice, Role.DistrictBureau, Role.CityBureau];

    private static readonly Role[] Grid =
        [Role.GridWorker, Role.BranchSecretary, Role.CommunitySecretary, Role.StreetOffice, Role.DistrictBureau, Role.CityBureau];

    private static readonly Role[] Department =
        [Role.GridWorker, Role.StreetStation, Role.DistrictDepartment, Role.CityBureau];

    /// <summary>The roles of a track's ladder, bottom first.</summary>
    public static IReadOnlyList<Role> RolesOf(Track track) => track switch
    {
        Track.Property => Property,
        Track.Grid => Grid,
        Track.Department => Department,
        _ => throw new ArgumentOutOfRangeException(nameof(track), track, "Unknown track."),
    };

    /// <summary>Small matters stay in the grid (小事不出网格): the company and the grid branch are still the grid.</summary>
    public static PlaceLevel PlaceLevelOf(Role role) => role switch
    {
        Role.GridWorker or Role.RedSteward or Role.PropertyManager or Role.BranchSecretary => PlaceLevel.Grid,
        Role.CommunitySecretary => PlaceLevel.Community,
        Role.StreetOffice or Role.StreetStation => PlaceLevel.Street,
        Role.DistrictDepartment or Role.DistrictBureau => PlaceLevel.District,
        _ => PlaceLevel.City,
    };

    public static bool IsTop(Track track, int level) => level >= RolesOf(track).Count;

    /// <summary>The lowest level of the ladder that lies in the community or above: where a matter goes that the grid gives back.</summary>
    public static int FirstLevelAboveGrid(Track track) => LowestLevelAt(track, PlaceLevel.Community);

    /// <summary>The lowest level of a ladder that is at least as high in the city as the given one.</summary>
    public static int LowestLevelAt(Track track, PlaceLevel placeLevel)
    {
        var roles = RolesOf(track);
        for (var i = 0; i < roles.Count; i++)
        {
            if (PlaceLevelOf(roles[i]) <= placeLevel)
            {
                return i + 1;
            }
        }

        return roles.Count;
    }

    /// <summary>The rung at that level for a building, and the persons who hold it (none when the post is vacant).</summary>
    public static Standing At(OrganisationChart chart, string buildingId, Track track, int level, DateTimeOffset since)
    {
        var role = RolesOf(track)[level - 1];
        var post = chart.NearestPost(role, buildingId);
        var holders = post is null
            ? []
            : post.HolderIds.Select(chart.FindPerson).OfType<Person>().Select(person => new Holder(person.Id, person.Name, role)).ToArray();
        var postId = post?.Id ?? Post.IdOf(role, PlaceFor(chart, buildingId, role));
        return new Standing(new Rung(level, role, PlaceLevelOf(role), postId, since), holders);
    }

    private static string PlaceFor(OrganisationChart chart, string buildingId, Role role) =>
        chart.Enclosing(buildingId, RoleLevels.AllowedFor(role)[0])?.Id ?? buildingId;
}
