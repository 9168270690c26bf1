using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.House;

/// <summary>The one rule of the formatter that no build checks, and that would need two minutes of a processor to be checked by it.</summary>
public sealed class Usings
{
    private static readonly string[] Rooms = ["Hub", "Dashboard", "Workers", "tests"];

    [Fact]
    public void Stand_in_the_formatters_order_System_first()
    {
        var files = Rooms
            .SelectMany(room => Directory.EnumerateFiles(Path.Combine(Repository.Root, room), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .ToList();

        Assert.True(files.Count > 500, $"Only {files.Count} files were found; the test shows nothing.");
        Assert.Empty(files.Where(file => !IsInOrder(File.ReadLines(file))).Select(file => Path.GetRelativePath(Repository.Root, file)));
    }

    [Fact]
    public void That_are_out_of_order_are_found()
    {
        Assert.True(IsInOrder(["using System.Text;", "using Alpha;", "using Alpha.Beta;", "using static Alpha.Gamma;", "using Short = Alpha.Delta;"]));
        Assert.False(IsInOrder(["using Alpha;", "using System;"]));
        Assert.False(IsInOrder(["using Alpha.Beta;", "using Alpha;"]));
        Assert.False(IsInOrder(["using Short = Alpha.Delta;", "using Alpha;"]));
    }

    private static bool IsInOrder(IEnumerable<string> lines)
    {
        var usings = lines.TakeWhile(line => line.Length == 0 || line.StartsWith("using ", StringComparison.Ordinal)).Where(line => line.Length > 0).ToList();
        return usings.SequenceEqual(usings.Order(Comparer<string>.Create(Compare)));
    }

    private static int Compare(string one, string other) => Rank(one) != Rank(other)
        ? Rank(one).CompareTo(Rank(other))
        : string.Compare(Name(one), Name(other), StringComparison.OrdinalIgnoreCase);

    /// <summary>Namespaces before static ones before other names; within each, System first.</summary>
    private static int Rank(string line) => (line.Contains(" = ", StringComparison.Ordinal), line.StartsWith("using static ", StringComparison.Ordinal)) switch
    {
        (true, _) => 4,
        (_, true) => IsSystem(line) ? 2 : 3,
        _ => IsSystem(line) ? 0 : 1,
    };

    private static bool IsSystem(string line) => Name(line) is "System" || Name(line).StartsWith("System\u0001", StringComparison.Ordinal);

    /// <summary>Part by part: <c>A.B</c> comes before <c>A1</c>, which a dot among letters would not say.</summary>
    private static string Name(string line) =>
        line.Replace("using static ", "", StringComparison.Ordinal).Replace("using ", "", StringComparison.Ordinal).TrimEnd(';').Split(" = ")[0].Replace('.', '\u0001');
}
