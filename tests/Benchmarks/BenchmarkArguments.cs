using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using RedProperty.Realtime.Benchmarks.Desks;
using RedProperty.Realtime.Benchmarks.Stores;

namespace RedProperty.Realtime.Benchmarks;

/// <summary>Which benchmark to run, on which stores, how much of it, and where its figures go.</summary>
/// <param name="Parts">All parts of the benchmark unless some were named.</param>
/// <param name="Scale">Share of the full counts, above 0 and at most 1; for quick work, not for figures that are quoted.</param>
/// <param name="HasStock">Whether stock Hangfire is measured beside ours.</param>
/// <param name="JsonFile">Written when given; the figures are printed in any case.</param>
internal sealed record BenchmarkArguments(
    string Name, IReadOnlyList<string> Parts, IReadOnlyList<BenchStoreKind> Stores, double Scale, bool HasStock, string? JsonFile)
{
    public const string Push = "push";
    public const string Deadlines = "deadlines";
    public const string Fanout = "fanout";
    public const string Commands = "commands";
    public const string Resume = "resume";
    public const string Connections = "connections";
    public const string Desk = "desk";
    public const string Field = "field";
    public const string Usage = """
        Usage: dotnet run -c Release --project tests/Benchmarks -- NAME[:PART[,PART]] [OPTION VALUE]...
          push                            report to push, idle
          deadlines[:PART[,PART]]         steady, burst, backlog: limits enforced, against stock Hangfire
          fanout[:PART[,PART]]            flat, paced: 2,000 connections in groups of 50, against a bare hub
          commands                        durable commands through the hub, against a bare hub that runs the bare script
          resume[:PART[,PART]]            cut, kill: 10,000 clients come back at once, against a bare hub
          connections                     memory of 2,000 and 5,000 idle watching connections, against a bare hub
          desk[:PART[,PART]]              open, event, crowd: 10,000 open tickets in a community, in a real browser and on 200 desks
          field                           the tablets' program as published: first and later starts, bytes, 1,000 tickets, in a real browser
            --json FILE                   the figures as JSON, too
            --store KIND[,KIND]           redis, redis-everysec, embedded (default all; resume, connections and desk: redis)
            --scale SHARE                 above 0 to 1, of the full counts (default 1)
            --stock off                   deadlines: ours alone, for quick work
        Not given: parts are all of them. push takes --json alone, field no store.
        """;

    private static readonly Dictionary<string, string[]> PartsOf = new()
    {
        [Push] = [],
        [Deadlines] = ["steady", "burst", "backlog"],
        [Fanout] = ["flat", "paced"],
        [Commands] = [],
        [Resume] = ["cut", "kill"],
        [Connections] = [],
        [Field] = [],
        [Desk] = [DeskBenchmark.OpenPart, DeskBenchmark.EventPart, DeskBenchmark.CrowdPart],
    };

    /// <summary>Long enough for a machine half as quick as ours; whoever hangs is ended.</summary>
    public TimeSpan Limit => TimeSpan.FromMinutes(Name switch
    {
        Push or Field => 10,
        Deadlines => 8 * Stores.Count * Parts.Count,
        Connections => 45 * Stores.Count,
        _ => 15 * Stores.Count,
    });

    public string Scaled(string title) =>
        Scale < 1 ? string.Create(CultureInfo.InvariantCulture, $"{title} at {Scale} of the full counts") : title;

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
        if (!PartsOf.TryGetValue(name[0], out var all))
        {
            return null;
        }

        var parts = name switch
        {
            [_] => all,
            [_, var named] when named.Split(',').All(all.Contains) => named.Split(','),
            _ => null,
        };
        var arguments = parts is null ? null : new BenchmarkArguments(name[0], parts, DefaultStores(name[0]), 1, true, null);
        for (var i = 1; i < args.Length && arguments is not null; i += 2)
        {
            arguments = i + 1 < args.Length ? With(arguments, args[i], args[i + 1]) : null;
        }

        return arguments;
    }

    private static BenchStoreKind[] DefaultStores(string name) => name switch
    {
        Push or Field => [],
        Resume or Connections or Desk => [BenchStoreKind.Redis],
        _ => Enum.GetValues<BenchStoreKind>(),
    };

    private static BenchmarkArguments? With(BenchmarkArguments arguments, string option, string value)
    {
        switch (option)
        {
            case "--json":
                return arguments with { JsonFile = value };
            case "--store" when arguments.Name is not (Push or Field):
                var kinds = value.Split(',').Select(BenchStore.KindOf).ToList();
                return kinds.Contains(null) ? null : arguments with { Stores = [.. kinds.OfType<BenchStoreKind>()] };
            case "--stock" when arguments.Name == Deadlines && value == "off":
                return arguments with { HasStock = false };
            case "--scale" when arguments.Name != Push:
                return double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var scale) && scale is > 0 and <= 1
                    ? arguments with { Scale = scale }
                    : null;
            default:
                return null;
        }
    }
}
