namespace RedProperty.Realtime.Client.Tests.Simulation;

/// <summary>A folder of files for one test.</summary>
public sealed class Files : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("simulation-").FullName;

    public static string Map(string name) => Path.Combine(AppContext.BaseDirectory, "maps", name);

    public static string Sample(string name) => Path.Combine(AppContext.BaseDirectory, "samples", name);

    public string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
