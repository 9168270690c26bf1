namespace RedProperty.Realtime.Domain.Organisation;

/// <summary>One line of <c>organisation.csv</c>, unchecked, with the line it stands on.</summary>
/// <param name="Type">city, district, street, community, grid, building, company, person, post or appointment.</param>
/// <param name="Id">Place, company or person id; the role's name for a post; partyCommitteeMember or partyBuildingAdviser for an appointment.</param>
/// <param name="Parent">The place one level up; for a post, the place it answers for; for an appointment, the community.</param>
/// <param name="Holder">For a post, the person who holds it; empty means vacant. Several rows give several holders.</param>
public sealed record OrganisationRow(
    int Line,
    string Type,
    string Id,
    string Parent = "",
    string Name = "",
    string NameEn = "",
    string Address = "",
    string Latitude = "",
    string Longitude = "",
    string Company = "",
    string Holder = "",
    string Phone = "");
