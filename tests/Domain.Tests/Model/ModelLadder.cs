using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Testing;

namespace RedProperty.Realtime.Domain.Tests.Model;

/// <summary>The three ladders as the house's design words them, by the names of those who stand on them, and a few empty posts.</summary>
internal sealed class ModelLadder
{
    private static readonly Dictionary<Track, (string Person, int Place)[]> Ladders = new()
    {
        [Track.Property] = [("steward-spring-1", 0), ("manager-spring", 0), ("secretary-spring", 1), ("street", 2), ("district", 3), ("city", 4)],
        [Track.Grid] = [("worker-spring-1", 0), ("branch-spring-1", 0), ("secretary-spring", 1), ("street", 2), ("district", 3), ("city", 4)],
        [Track.Department] = [("worker-spring-1", 0), ("station", 2), ("department", 3), ("city", 4)],
    };

    private static readonly Dictionary<string, (string Role, string Place)> Posts = new()
    {
        ["steward-spring-1"] = ("redSteward", "spring-1"),
        ["worker-spring-1"] = ("gridWorker", "spring-1"),
        ["branch-spring-1"] = ("branchSecretary", "spring-1"),
        ["manager-spring"] = ("propertyManager", "spring"),
        ["secretary-spring"] = ("communitySecretary", "spring"),
        ["station"] = ("streetStation", "yanshan"),
    };

    private readonly string[] gone;

    private ModelLadder(params string[] gone)
    {
        this.gone = gone;
        City = new SmallCity();
        foreach (var person in gone)
        {
            City.WithVacant(Posts[person].Role, Posts[person].Place);
        }
    }

    public static ModelLadder[] Cities { get; } =
    [
        new(), new(), new(), new("manager-spring"), new("secretary-spring"), new("steward-spring-1"), new("worker-spring-1", "station"),
        new("manager-spring", "secretary-spring", "branch-spring-1"),
    ];

    public SmallCity City { get; }

    public static int Top(Track track) => Ladders[track].Length;

    public static int FirstAboveTheGrid(Track track) => Array.FindIndex(Ladders[track], rung => rung.Place >= 1) + 1;

    /// <summary>On another ladder, not lower in the city than on this one.</summary>
    public static int NotLower(Track from, int level, Track to) =>
        Array.FindIndex(Ladders[to], rung => rung.Place >= Ladders[from][level - 1].Place) + 1;

    public static string PersonAt(Track track, int level) => Ladders[track][level - 1].Person;

    public bool IsVacant(Track track, int level) => gone.Contains(PersonAt(track, level));

    /// <summary>The ladder and the two wheels, as far as they hold their posts.</summary>
    public bool MayAct(string person, Track track) => !gone.Contains(person)
        && (person is "worker-spring-1" or "steward-spring-1" || Ladders[track].Any(rung => rung.Person == person));

    public bool StandsAbove(string person, Track track, int level) =>
        !gone.Contains(person) && Array.FindIndex(Ladders[track], rung => rung.Person == person) + 1 > level;

    public static string Draw(Random random, Track track) => random.Next(12) switch
    {
        0 => "worker-lake-1",
        1 => "admin",
        2 => "worker-spring-1",
        3 => "steward-spring-1",
        _ => Ladders[track][random.Next(Ladders[track].Length)].Person,
    };
}
