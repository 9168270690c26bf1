using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Organisation;

namespace RedProperty.Realtime.Domain.Boards;

/// <summary>The part of a board that stands in the rulebook: it is there even while the store is away.</summary>
public static class BoardRules
{
    private static readonly Role[] Near = [Role.RedSteward, Role.GridWorker, Role.PropertyManager, Role.BranchSecretary, Role.CommunitySecretary];
    private static readonly Role[] Above = [Role.StreetOffice, Role.StreetStation, Role.DistrictDepartment, Role.DistrictBureau];

    /// <summary>Null when the organisation has no such building.</summary>
    public static Board? Of(Rulebook rules, string buildingId)
    {
        var chart = rules.Organisation;
        if (chart.FindPlace(buildingId, PlaceLevel.Building) is not { } building)
        {
            return null;
        }

        var community = chart.Enclosing(buildingId, PlaceLevel.Community)!;
        return new Board(
            building,
            chart.Enclosing(buildingId, PlaceLevel.Grid)!,
            community,
            chart.Enclosing(buildingId, PlaceLevel.Street)!,
            chart.CompanyOf(buildingId),
            [.. Near.Select(role => AnswererOf(rules, role, building))],
            [.. Above.Select(role => AnswererOf(rules, role, building))],
            [.. rules.Disclosure.Offices.Where(office => office.PlaceId is null || chart.Covers(office.PlaceId, buildingId))],
            LimitsOf(rules.Policy, community, Severity.Ordinary),
            LimitsOf(rules.Policy, community, Severity.Major),
            AppointmentsOf(chart, building, community));
    }

    private static Answerer AnswererOf(Rulebook rules, Role role, Place building)
    {
        var chart = rules.Organisation;
        var post = chart.NearestPost(role, building.Id);
        var place = post is not null ? chart.FindPlace(post.PlaceId) : chart.Enclosing(building.Id, RoleLevels.AllowedFor(role)[0]);
        return new Answerer(
            role, place ?? building, [.. (post?.HolderIds ?? []).Select(chart.FindPerson).OfType<Person>()], rules.Disclosure.DutyOf(role));
    }

    /// <summary>
    /// The community's promise; what a single kind is promised beyond that, its ticket says. In the order in which it falls due. A demonstration's quick
    /// clock is not printed on paper.
    /// </summary>
    private static Term[] LimitsOf(ResponsePolicy policy, Place community, Severity severity) =>
        [.. (policy with { TimeScale = 1 }).TermsFor(string.Empty, community.Id, severity).Limits.OrderBy(term => term.Allowance.Length)];

    /// <summary>Those of the company that serves this building; one that left with another company would only confuse.</summary>
    private static BoardAppointment[] AppointmentsOf(OrganisationChart chart, Place building, Place community) =>
    [
        .. chart.Appointments
            .Where(appointment => appointment.CommunityId == community.Id && appointment.CompanyId == chart.CompanyOf(building.Id)?.Id)
            .OrderBy(appointment => appointment.Kind)
            .Select(appointment => new BoardAppointment(
                appointment.Kind, chart.FindCompany(appointment.CompanyId)!, chart.FindPerson(appointment.PersonId)!)),
    ];
}
