using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Files;
using RedProperty.Realtime.Server.Files;

namespace RedProperty.Realtime.Host.Rules;

/// <summary>The names under which the rules are kept in the store, and how they become one rulebook.</summary>
internal static class RuleDocuments
{
    public const string Organisation = "organisation.csv";
    public const string Catalogue = "catalogue.csv";
    public const string Policy = "policy.json";
    public const string Calendar = "calendar.json";
    public const string Disclosure = "disclosure.json";

    private static readonly string DataFolder = Path.Combine(AppContext.BaseDirectory, "Data");

    public static IReadOnlyList<string> All { get; } = [Organisation, Catalogue, Policy, Calendar, Disclosure];

    public static bool IsRule(string name) => All.Contains(name);

    /// <summary>What the program ships; no organisation unless it is the demo's.</summary>
    public static DataFile? Shipped(string name, bool isDemo) => name switch
    {
        Organisation when isDemo => FromDisk(name, Path.Combine(DataFolder, "demo", name)),
        Organisation => null,
        _ => FromDisk(name, Path.Combine(DataFolder, name)),
    };

    public static DataFile FromDisk(string name, string path) => new(name, File.ReadAllBytes(path));

    public static Checked<Rulebook> Check(Func<string, DataFile?> fileOf, double timeScale) =>
        new RulebookFiles(fileOf(Organisation), fileOf(Catalogue)!, fileOf(Policy)!, fileOf(Calendar)!, fileOf(Disclosure)).Check(timeScale);
}
