namespace RedProperty.Realtime.Domain.Organisation;

/// <summary>A role as it is written on the wire, in data files and in keys: camelCase, for example <c>gridWorker</c>.</summary>
public static class RoleNames
{
    private static readonly Dictionary<Role, string> Names =
        Enum.GetValues<Role>().ToDictionary(role => role, role => char.ToLowerInvariant(role.ToString()[0]) + role.ToString()[1..]);

    private static readonly Dictionary<string, Role> Roles = Names.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    public static IEnumerable<string> All => Names.Values;

    public static string Of(Role role) => Names[role];

    public static bool TryParse(string name, out Role role) => Roles.TryGetValue(name, out role);
}
