namespace RedProperty.Realtime.Testing.Running;

/// <summary>Where the program lies.</summary>
internal static class BuiltHost
{
    /// <summary>The Host as it was built beside these tests, with its own static files.</summary>
    public static string File()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        return Path.Combine(Repository.Root, "Hub", "Host", "bin", configuration, "net10.0", "RedProperty.Realtime.Host.dll");
    }
}
