using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Duplicates;

/// <summary>What a follower gets.</summary>
/// <param name="TicketId">The ticket that is followed: the one that has taken in the one asked for, if it was merged.</param>
/// <param name="TrackingCode">His own; opens <c>/t/{trackingCode}</c>.</param>
/// <param name="Followers">How many neighbours follow the matter now, besides whoever reported it.</param>
public sealed record FollowAnswer(string TicketId, string Number, string TrackingCode, int Followers);

/// <summary>Following a matter instead of reporting it again (关注工单): counted, and followed by a tracking code of one's own.</summary>
public sealed class FollowTicket(HandleTicketCommand handle, ITicketStore store)
{
    /// <summary>500 follow one ticket; whoever comes later sees it all the same.</summary>
    public const int MostFollowers = 500;

    /// <param name="actor">The resident, or staff who take the call of one.</param>
    /// <param name="contact">Seen by those who hold the ticket and by nobody else, as a reporter's is.</param>
    public async Task<Outcome<FollowAnswer>> Follow(Actor actor, string commandId, string ticketId, Reporter? contact, CancellationToken cancellation)
    {
        if (await Merges.Find(store, ticketId, cancellation) is not { } ticket)
        {
            return Refusal.NotFound("ticketId", $"'{ticketId}' is no ticket.");
        }

        var outcome = await handle.Handle(actor, commandId, ticket.Id, new FollowMatter(TicketNames.NewTrackingCode(), contact), cancellation);
        if (outcome.IsRefused)
        {
            return outcome.Refusal;
        }

        // The code of the answer that the command got first, whichever sending of it made that.
        var receipt = outcome.Value.Receipt;
        var history = await store.History(receipt.TicketId, cancellation);
        var followed = history.FirstOrDefault(entry => entry.Version == receipt.Version)?.Happening.Fact as Followed;
        var now = (await store.Load(receipt.TicketId, null, cancellation)).Ticket;
        return followed?.TrackingCode is null || now is null
            ? Refusal.Conflict($"Command id '{commandId}' was used for something else; follow with a new one.")
            : new FollowAnswer(now.Id, now.Number, followed.TrackingCode, now.Followers);
    }
}
