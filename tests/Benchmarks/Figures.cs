using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RedProperty.Realtime.Benchmarks;

/// <summary>
/// What a benchmark found, printed as it is found: ours beside a baseline of the same run where there is one, and the ratio. Absolute times belong
/// to the machine.
/// </summary>
internal sealed class Figures(string title, string baseline = "bare")
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly JsonArray rows = [];
    private readonly JsonArray notes = [];
    private string? section;
    private bool hasHeader;

    /// <summary>What must not happen and did, of all kinds.</summary>
    public long FaultCount { get; private set; }

    /// <summary>Begins a part of its own, with what a reader must know about it.</summary>
    public void Section(string name)
    {
        section = name;
        hasHeader = false;
    }

    public void Note(string text)
    {
        notes.Add(new JsonObject { ["section"] = section, ["text"] = text });
        Header();
        Console.WriteLine($"  {text}");
    }

    public void Add(string name, string unit, double? ours, double? bare = null)
    {
        var ratio = bare > 0 ? ours / bare : null;
        rows.Add(new JsonObject
        {
            ["section"] = section,
            ["name"] = name,
            ["unit"] = unit,
            ["ours"] = Rounded(ours, 3),
            [baseline] = Rounded(bare, 3),
            ["ratio"] = Rounded(ratio, 4),
        });
        Header();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{$"{name} ({unit})",-40}{ours,14:0.000}{bare,14:0.000}{ratio,10:0.00}"));
    }

    /// <summary>Counts of what must be 0.</summary>
    public void Faults(string name, long ours, long? bare = null)
    {
        FaultCount += ours;
        Add(name, "must be 0", ours, bare);
    }

    public async Task Save(string? jsonFile, CancellationToken cancellation)
    {
        if (jsonFile is not null)
        {
            var all = new JsonObject
            {
                ["title"] = title,
                ["faults"] = FaultCount,
                ["figures"] = rows.DeepClone(),
                ["notes"] = notes.DeepClone(),
            };
            await File.WriteAllTextAsync(jsonFile, all.ToJsonString(Indented), cancellation);
        }
    }

    private static JsonValue? Rounded(double? value, int digits) =>
        value is { } number && double.IsFinite(number) ? JsonValue.Create(Math.Round(number, digits)) : null;

    private void Header()
    {
        if (!hasHeader)
        {
            hasHeader = true;
            Console.WriteLine();
            Console.WriteLine(section is null ? title : $"{title}: {section}");
            Console.WriteLine($"{"",-40}{"ours",14}{baseline,14}{"ratio",10}");
        }
    }
}
