using System.Diagnostics.CodeAnalysis;

namespace RedProperty.Realtime.Benchmarks;

/// <summary>Which benchmark to run, and where its figures go.</summary>
/// <param name="JsonFile">Written when given; the figures are printed in any case.</param>
internal sealed record BenchmarkArguments(string Name, string? JsonFile)
{
    private static readonly string[] Known = ["push"];

    public static bool TryRead(
        string[] args, [NotNullWhen(true)] out BenchmarkArguments? arguments, [NotNullWhen(false)] out string? fault)
    {
        arguments = args switch
        {
            [var name] when Known.Contains(name) => new BenchmarkArguments(name, null),
            [var name, "--json", var file] when Known.Contains(name) => new BenchmarkArguments(name, file),
            _ => null,
        };
        fault = arguments is null ? $"Usage: dotnet run -c Release --project tests/Benchmarks -- {string.Join('|', Known)} [--json FILE]" : null;
        return arguments is not null;
    }
}
