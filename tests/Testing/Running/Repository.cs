namespace RedProperty.Realtime.Testing.Running;

/// <summary>Where the sources lie that these tests were built from.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "RedProperty.Realtime.sln")))
        {
            root = root.Parent;
        }

        return root!.FullName;
    }
}
