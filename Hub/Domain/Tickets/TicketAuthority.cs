using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Escalations;
using RedProperty.Realtime.Domain.Organisation;

namespace RedProperty.Realtime.Domain.Tickets;

/// <summary>
/// Who may see and who may act (办理权限). One rule each. See: any post whose place contains the building. Act: a post on the ticket's ladder, or one of
/// the two wheels (双轮驱动: grid worker and red steward answer together and supervise each other), whose place contains the building; or being its holder.
/// </summary>
public static class TicketAuthority
{
    public static bool MaySee(Actor actor, Ticket ticket, OrganisationChart chart) =>
        IsHolder(actor, ticket) || MaySeePlace(actor, ticket.Place.Grid, chart) || actor.Posts.Any(post => post.PlaceId == ticket.Place.Building);

    /// <summary>Whether a place and everything below it lies within the actor's posts.</summary>
    public static bool MaySeePlace(Actor actor, string placeId, OrganisationChart chart) =>
        actor.Kind == ActorKind.System || actor.Posts.Any(post => chart.Covers(post.PlaceId, placeId));

    public static bool MayAct(Actor actor, Ticket ticket, OrganisationChart chart) =>
        IsHolder(actor, ticket) || MayAct(actor, ticket.Track, ticket.Place.Building, chart);

    /// <summary>A resident speaks to the ticket whose tracking code he holds (查询码), and to no other.</summary>
    public static bool HoldsCode(Actor actor, Ticket ticket) =>
        actor.Kind == ActorKind.Resident && actor.TrackingCode is { Length: > 0 } code && code == ticket.TrackingCode;

    /// <summary>
    /// What residents may say: whoever reported the matter, all of it; a neighbour who follows it, words, photos, and that it is not done. How well it was
    /// done, the reporter says.
    /// </summary>
    public static bool MaySay(Actor actor, Ticket ticket, TicketCommand command) => command switch
    {
        ConfirmTicket => HoldsCode(actor, ticket),
        CommentOnTicket or AddPhotos or ReopenTicket =>
            HoldsCode(actor, ticket) || (actor.Kind == ActorKind.Resident && actor.FollowedTicketId == ticket.Id),
        _ => false,
    };

    /// <summary>Whether somebody's posts let him act on matters of that track at that building.</summary>
    public static bool MayAct(Actor actor, Catalogue.Track track, string buildingId, OrganisationChart chart) =>
        actor.Posts.Any(post => IsOnTheLadder(post.Role, track) && chart.Covers(post.PlaceId, buildingId));

    /// <summary>Whether somebody holds a post on a higher rung of the ticket's ladder.</summary>
    public static bool StandsAbove(Actor actor, Ticket ticket, OrganisationChart chart)
    {
        var above = Ladder.RolesOf(ticket.Track).Skip(ticket.Rung.Level).ToList();
        return actor.Posts.Any(post => above.Contains(post.Role) && chart.Covers(post.PlaceId, ticket.Place.Building));
    }

    /// <summary>Whether somebody answers for the ticket now, or stands above those who do.</summary>
    public static bool Leads(Actor actor, Ticket ticket, OrganisationChart chart) => IsHolder(actor, ticket) || StandsAbove(actor, ticket, chart);

    /// <summary>Whether somebody is administrator of a place that contains the building.</summary>
    public static bool Administers(Actor actor, Ticket ticket, OrganisationChart chart) =>
        actor.Posts.Any(post => post.Role == Role.Administrator && chart.Covers(post.PlaceId, ticket.Place.Building));

    /// <summary>Whether somebody may show the ticket to everybody, or to the posts alone again: its holders and the community's secretary.</summary>
    public static bool MayPublish(Actor actor, Ticket ticket, OrganisationChart chart) =>
        IsHolder(actor, ticket) || actor.Posts.Any(post => post.Role == Role.CommunitySecretary && chart.Covers(post.PlaceId, ticket.Place.Building));

    /// <summary>The resident's name and phone are for those who answer for the matter now (责任人).</summary>
    public static bool MaySeeResident(Actor actor, Ticket ticket) => IsHolder(actor, ticket);

    private static bool IsHolder(Actor actor, Ticket ticket) => ticket.Holders.Any(holder => holder.UserId == actor.Id);

    private static bool IsOnTheLadder(Role role, Catalogue.Track track) =>
        role is Role.GridWorker or Role.RedSteward || Ladder.RolesOf(track).Contains(role);
}
