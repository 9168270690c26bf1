namespace RedProperty.Realtime.Simulator.City;

/// <summary>Those above the grid: one person for each kind of post, so that every rung of every ladder is held.</summary>
internal static class Officers
{
    public const string Manager = "sim-manager";
    public const string Branch = "sim-branch";
    public const string Secretary = "sim-secretary";
    public const string Office = "sim-office";
    public const string Station = "sim-station";
    public const string Department = "sim-department";
    public const string Bureau = "sim-bureau";

    /// <summary>Also the one who sees everything and checks it.</summary>
    public const string CityBureau = "sim-city";

    public static readonly IReadOnlyList<string> All = [Manager, Branch, Secretary, Office, Station, Department, Bureau, CityBureau];
}
