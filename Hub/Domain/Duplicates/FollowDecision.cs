using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Duplicates;

/// <summary>Whether a neighbour is counted (关注).</summary>
internal static class FollowDecision
{
    private const int LongestContact = 100;

    public static bool MayFollow(Actor actor, Ticket ticket, Rulebook rules) =>
        actor.Kind is ActorKind.Resident or ActorKind.Client || TicketAuthority.MaySee(actor, ticket, rules.Organisation);

    public static Refusal? CheckContent(FollowMatter command) =>
        TicketText.CheckOptional("name", command.Contact?.Name, LongestContact)
        ?? TicketText.CheckOptional("phone", command.Contact?.Phone, LongestContact)
        ?? TicketText.CheckOptional("email", command.Contact?.Email, LongestContact);

    public static Refusal? CheckStanding(Ticket ticket) =>
        ticket.MergedInto is { } merged ? Refusal.Conflict($"Ticket {ticket.Number} goes on under {merged.Number}; follow that one.")
        : !ticket.IsOpen ? Refusal.Conflict($"Ticket {ticket.Number} is no longer open; report the matter anew if it is there again.")
        : ticket.Followers >= FollowTicket.MostFollowers ? Refusal.Conflict($"Ticket {ticket.Number} is followed by {ticket.Followers} neighbours already; it is known.")
        : null;
}
