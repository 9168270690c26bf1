using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Escalations;

namespace RedProperty.Realtime.Domain.Tickets;

/// <summary>One person takes a matter (指派): somebody whose posts let him act on it.</summary>
internal static class Assignment
{
    public static Refusal? Carry(DraftTicket draft, AssignTicket command, Actor actor, Rulebook rules)
    {
        var ticket = draft.Ticket;
        if (rules.Organisation.FindPerson(command.UserId) is not { } person)
        {
            return Refusal.NotFound("userId", $"'{command.UserId}' is nobody of the organisation.");
        }

        var assignee = Actor.Staff(person, rules.Organisation);
        var post = assignee.Posts.FirstOrDefault(post =>
            TicketAuthority.MayAct(assignee with { Posts = [post] }, ticket.Track, ticket.Place.Building, rules.Organisation));
        if (post is null)
        {
            return Refusal.Invalid("userId", $"'{command.UserId}' holds no post that answers for building {ticket.Place.Building}.");
        }

        if (ticket.Holders is [var only] && only.UserId == person.Id)
        {
            return Refusal.Conflict($"Ticket {ticket.Number} is {person.Name}'s already.");
        }

        draft.By(actor, new Assigned(new Holder(person.Id, person.Name, post.Role)), command.OccurredAt);
        return null;
    }
}
