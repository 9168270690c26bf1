using RedProperty.Realtime.Domain.Escalations;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Tickets;

/// <summary>Who may be given a ticket: the people of its ladder and the two wheels, lowest rung first.</summary>
internal static class Assignees
{
    public static IReadOnlyList<(Person Person, Role Role)> For(Ticket ticket, OrganisationChart chart)
    {
        Role[] roles = [.. Ladder.RolesOf(ticket.Track), Role.GridWorker, Role.RedSteward];
        var places = chart.UpFrom(ticket.Place.Building).ToList();
        return [.. roles.Distinct()
            .SelectMany(role => places.Select(place => chart.FindPost(role, place.Id)).OfType<Post>())
            .SelectMany(post => post.HolderIds, (post, holder) => (Person: chart.FindPerson(holder), post.Role))
            .Where(pair => pair.Person is not null && !IsAlone(pair.Person, ticket))
            .Select(pair => (pair.Person!, pair.Role))
            .DistinctBy(pair => pair.Item1.Id)];
    }

    private static bool IsAlone(Person person, Ticket ticket) => ticket.Holders is [var only] && only.UserId == person.Id;
}
