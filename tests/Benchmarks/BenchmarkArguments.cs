using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using RedProperty.Realtime.Benchmarks.Stores;

namespace RedProperty.Realtime.Benchmarks;

/// <summary>Which benchmark to run, on which stores, how much of it, and where its figures go.</summary>
/// <param name="Parts">Empty: all parts of the benchmark.</param>
/// <param name="Scale">Share of the full counts, above 0 and at most 1; for quick work, not for figures that are quoted.</param>
/// <param name="HasStock">Whether stock Hangfire is measured beside ours.</param>
/// <param name="JsonFile">Written when given; the figures are printed in any case.</param>
internal sealed record BenchmarkArguments(
    string Name, IReadOnlyList<string> Parts, IReadOnlyList<BenchStoreKind> Stores, double Scale, bool HasStock, string? JsonFile)
{
    public const string Push = "push";
    public const string Deadlines = "deadlines";
    public const string Usage = """
        Usage: dotnet run -c Release --project tests/Benchmarks -- NAME [--json FILE]
          push                            report to push, idle
          deadlines[:PART[,PART]]         PART: steady, burst, backlog (default all)
            --store KIND[,KIND]           redis, redis-everysec, embedded (default all)
            --stock off                   ours alone, for quick work
            --scale SHARE                 above 0 to 1, of the full counts (default 1)
        """;

    private static readonly string[] DeadlineParts = ["steady", "burst", "backlog"];

    /// <summary>Long enough for a machine half as quick as ours; whoever hangs is ended.</summary>
    public TimeSpan Limit => Name == Push ? TimeSpan.FromMinutes(10) : TimeSpan.FromMinutes(8 * Stores.Count * Parts.Count);

    public static bool TryRead(
        string[] args, [NotNullWhen(true)] out BenchmarkArguments? arguments, [NotNullWhen(false)] out string? fault)
    {
        arguments = args.Length > 0 ? Read(args) : null;
        fault = arguments is null ? Usage : null;
        return arguments is not null;
    }

    private static BenchmarkArguments? Read(string[] args)
    {
        var name = args[0].Split(':');
        var arguments = name switch
        {
            [Push] => new BenchmarkArguments(Push, [], [], 1, true, null),
            [Deadlines] => new BenchmarkArguments(Deadlines, DeadlineParts, Enum.GetValues<BenchStoreKind>(), 1, true, null),
            [Deadlines, var parts] when parts.Split(',').All(DeadlineParts.Contains) =>
                new BenchmarkArguments(Deadlines, parts.Split(','), Enum.GetValues<BenchStoreKind>(), 1, true, null),
            _ => null,
        };
        for (var i = 1; i < args.Length && arguments is not null; i += 2)
        {
            arguments = i + 1 < args.Length ? With(arguments, args[i], args[i + 1]) : null;
        }

        return arguments;
    }

    private static BenchmarkArguments? With(BenchmarkArguments arguments, string option, string value)
    {
        switch (option)
        {
            case "--json":
                return arguments with { JsonFile = value };
            case "--store" when arguments.Name == Deadlines:
                var kinds = value.Split(',').Select(BenchStore.KindOf).ToList();
                return kinds.Contains(null) ? null : arguments with { Stores = [.. kinds.OfType<BenchStoreKind>()] };
            case "--stock" when arguments.Name == Deadlines && value == "off":
                return arguments with { HasStock = false };
            case "--scale" when arguments.Name == Deadlines:
                return double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var scale) && scale is > 0 and <= 1
                    ? arguments with { Scale = scale }
                    : null;
            default:
                return null;
        }
    }
}
