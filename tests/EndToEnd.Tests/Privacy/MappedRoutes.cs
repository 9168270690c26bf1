using System.Text.Json;

namespace RedProperty.Realtime.EndToEnd.Tests.Privacy;

/// <summary>A route as the program has mapped it.</summary>
/// <param name="Methods">Empty: any.</param>
/// <param name="IsForStaff">The framework itself lets in only who has signed in.</param>
public sealed record MappedRoute(string Pattern, string[] Methods, bool IsForStaff)
{
    public bool IsRead => Methods.Length == 0 || Methods.Contains("GET", StringComparer.OrdinalIgnoreCase);
}

/// <summary>Where a program that was started with <see cref="StartupHook"/> writes its routes.</summary>
internal static class MappedRoutes
{
    public const string FileVariable = "TEST_ROUTES_FILE";

    /// <summary>What the program must be started with.</summary>
    public static (string Key, string Value)[] Settings(string directory) =>
        [("DOTNET_STARTUP_HOOKS", Tests.Program.File), (FileVariable, FileIn(directory))];

    public static MappedRoute[] Read(string directory) => JsonSerializer.Deserialize<MappedRoute[]>(File.ReadAllText(FileIn(directory)))!;

    private static string FileIn(string directory) => Path.Combine(directory, "routes.json");
}
