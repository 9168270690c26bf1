using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Escalations;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Tickets;

/// <summary>Who owes the decision on more time: the next rung that somebody holds. Those above it may decide as well, but nobody waits for them.</summary>
internal static class Deciders
{
    public static Post? For(Ticket ticket, OrganisationChart chart) => Ladder.RolesOf(ticket.Track)
        .Skip(ticket.Rung.Level)
        .Select(role => chart.NearestPost(role, ticket.Place.Building))
        .FirstOrDefault(post => post is not null && post.HolderIds.Any(holder => chart.FindPerson(holder) is not null));

    public static bool IsOwedBy(Actor actor, Ticket ticket, OrganisationChart chart) =>
        ticket.Asked().Any() && For(ticket, chart)?.HolderIds.Contains(actor.Id) == true;
}
