using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Host.Demo;

/// <summary>Invents reports: which matter, where, and by whom.</summary>
internal sealed class LifeReports(IReadOnlyList<DemoStory> stories, Random dice)
{
    /// <summary>Marks what life made, so that it never touches what a person reported.</summary>
    public const string Channel = "demo";

    /// <summary>Where the demo accounts are at home, and so should see more than others.</summary>
    private const string HomeCommunity = "yanzishan";
    private const string HomeGrid = "yanzishan-1";

    private static readonly string[] Residents = ["陈女士", "刘先生", "张阿姨", "王大爷", "赵女士", "孙先生", "周奶奶", "吴先生"];

    private int invented;

    /// <summary>A report and its reporter; null in a city without buildings or a catalogue without a kind that we know a story of.</summary>
    public (Actor Actor, ReportTicket Report)? Invent(Rulebook rules)
    {
        var known = stories.Where(story => rules.Catalogue.Find(story.Kind) is not null).ToList();
        if (known.Count == 0 || PickGrid(rules.Organisation) is not { } grid)
        {
            return null;
        }

        var buildings = rules.Organisation.Within(grid.Id, PlaceLevel.Building).ToList();
        if (buildings.Count == 0)
        {
            return null;
        }

        var story = known[dice.Next(known.Count)];
        var building = buildings[dice.Next(buildings.Count)];
        var worker = IsFoundOnPatrol(story, rules) ? rules.Organisation.NearestPost(Role.GridWorker, building.Id) : null;
        var person = worker?.HolderIds.Count > 0 ? rules.Organisation.FindPerson(worker.HolderIds[0]) : null;
        var report = new ReportTicket(
            story.Kind,
            building.Id,
            $"{dice.Next(1, 5)}单元{dice.Next(1, 12)}0{dice.Next(1, 5)}",
            story.Title,
            story.Description,
            null,
            [],
            Channel,
            person is null ? new Reporter(Residents[dice.Next(Residents.Length)], $"0531-0099-{dice.Next(10_000):0000}", null) : null);
        return (person is null ? Actor.Resident : Actor.Staff(person, rules.Organisation), report);
    }

    private bool IsFoundOnPatrol(DemoStory story, Rulebook rules) =>
        rules.Catalogue.Find(story.Kind)!.Track == Track.Grid && dice.NextDouble() < 0.4;

    /// <summary>Every third at home, the others all over the city in turn.</summary>
    private Place? PickGrid(OrganisationChart chart)
    {
        var communities = chart.Places.Where(place => place.Level == PlaceLevel.Community).ToList();
        if (communities.Count == 0)
        {
            return null;
        }

        var turn = invented++;
        var isAtHome = turn % 3 == 0 && chart.FindPlace(HomeCommunity) is not null;
        if (isAtHome && turn % 2 == 0 && chart.FindPlace(HomeGrid, PlaceLevel.Grid) is { } home)
        {
            return home;
        }

        var grids = chart.Within(isAtHome ? HomeCommunity : communities[turn % communities.Count].Id, PlaceLevel.Grid).ToList();
        return grids.Count == 0 ? null : grids[dice.Next(grids.Count)];
    }
}
