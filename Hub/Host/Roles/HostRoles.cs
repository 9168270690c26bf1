namespace RedProperty.Realtime.Host.Roles;

/// <summary>Which parts this process plays (configuration key <c>Roles</c>, comma-separated; default all three).</summary>
/// <param name="Hub">The doors for devices and programs: SignalR hub, HTTP, Open311.</param>
/// <param name="Dashboard">The pages.</param>
/// <param name="Workers">The clock: alarms and the auditor.</param>
public sealed record HostRoles(bool Hub, bool Dashboard, bool Workers)
{
    public const string Key = "Roles";
    private static readonly string[] Known = ["hub", "dashboard", "workers"];

    public static HostRoles Read(IConfiguration configuration)
    {
        var text = configuration[Key] ?? string.Join(',', Known);
        var named = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(name => name.ToLowerInvariant())
            .ToHashSet();
        return named.Count > 0 && named.IsSubsetOf(Known)
            ? new HostRoles(named.Contains("hub"), named.Contains("dashboard"), named.Contains("workers"))
            : throw new StartFaultException($"{Key} is '{text}'; name one or more of {string.Join(", ", Known)}, separated by commas.");
    }
}
