using RedProperty.Realtime.Domain.Organisation;

namespace RedProperty.Realtime.Desk.Administration;

/// <summary>Which posts can stand at which places.</summary>
internal static class RolesAt
{
    private static readonly ILookup<PlaceLevel, Role> Roles = Enum.GetValues<Role>()
        .SelectMany(RoleLevels.AllowedFor, (role, level) => (role, level))
        .ToLookup(pair => pair.level, pair => pair.role);

    public static IEnumerable<Role> Of(PlaceLevel level) => Roles[level];
}
