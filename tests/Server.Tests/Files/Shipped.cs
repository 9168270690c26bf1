using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Files;
using RedProperty.Realtime.Server.Files;

namespace RedProperty.Realtime.Server.Tests.Files;

/// <summary>The data files that go out with the program.</summary>
internal static class Shipped
{
    public static DataFile Organisation => Load("demo/organisation.csv");

    public static DataFile Catalogue => Load("catalogue.csv");

    public static DataFile Policy => Load("policy.json");

    public static DataFile Calendar => Load("calendar.json");

    public static DataFile Disclosure => Load("disclosure.json");

    public static RulebookFiles All => new(Organisation, Catalogue, Policy, Calendar, Disclosure);

    public static Rulebook Rulebook { get; } = Sound(All.Check());

    /// <summary>The value; when there is none, the test fails with the faults.</summary>
    public static T Sound<T>(Checked<T> result)
        where T : class
    {
        Assert.Empty(result.Faults);
        return result.Value!;
    }

    private static DataFile Load(string name) => new(name, File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Data", name)));
}
