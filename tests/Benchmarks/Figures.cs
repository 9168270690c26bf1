using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RedProperty.Realtime.Benchmarks;

/// <summary>What a benchmark found: ours beside a bare baseline of the same run, and the ratio. Absolute times belong to the machine.</summary>
internal sealed class Figures(string title)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly JsonArray rows = [];

    public void Add(string name, string unit, double ours, double bare) => rows.Add(new JsonObject
    {
        ["name"] = name,
        ["unit"] = unit,
        ["ours"] = Math.Round(ours, 3),
        ["bare"] = Math.Round(bare, 3),
        ["ratio"] = Math.Round(ours / bare, 2),
    });

    public async Task Write(string? jsonFile, CancellationToken cancellation)
    {
        Console.WriteLine(title);
        Console.WriteLine($"{"",-34}{"ours",12}{"bare",12}{"ratio",8}");
        foreach (var row in rows)
        {
            var name = $"{row!["name"]} ({row["unit"]})";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-34}{(double)row["ours"]!,12:0.000}{(double)row["bare"]!,12:0.000}{(double)row["ratio"]!,8:0.00}"));
        }

        if (jsonFile is not null)
        {
            await File.WriteAllTextAsync(jsonFile, new JsonObject { ["title"] = title, ["figures"] = rows.DeepClone() }.ToJsonString(Indented), cancellation);
        }
    }
}
