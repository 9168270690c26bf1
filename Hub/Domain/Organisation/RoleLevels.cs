namespace RedProperty.Realtime.Domain.Organisation;

/// <summary>At which levels of the city a role's posts may stand.</summary>
public static class RoleLevels
{
    public static IReadOnlyList<PlaceLevel> AllowedFor(Role role) => role switch
    {
        Role.GridWorker => [PlaceLevel.Grid],
        Role.RedSteward => [PlaceLevel.Grid, PlaceLevel.Building],
        Role.PropertyManager => [PlaceLevel.Community, PlaceLevel.Grid, PlaceLevel.Building],
        Role.BranchSecretary => [PlaceLevel.Grid],
        Role.CommunitySecretary => [PlaceLevel.Community],
        Role.StreetOffice or Role.StreetStation => [PlaceLevel.Street],
        Role.DistrictDepartment or Role.DistrictBureau => [PlaceLevel.District],
        Role.CityBureau or Role.Administrator => [PlaceLevel.City],
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Unknown role."),
    };
}
