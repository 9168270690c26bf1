using RedProperty.Realtime.Domain.Escalations;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Deliveries;

/// <summary>Whom a matter has not reached, and whom it has reached after all. Asked again, both answer with nothing.</summary>
public static class DeliveryDecision
{
    /// <param name="stored">Who has a device that stored the call.</param>
    public static IReadOnlyList<Happening> Judge(
        Ticket ticket, Call call, IReadOnlySet<string> stored, IReadOnlyList<string> channels, DateTimeOffset now)
    {
        var missed = Missed(ticket, call, stored).Where(holder => !IsMarked(ticket, holder.UserId)).ToList();
        if (missed.Count == 0 || now < call.At + Call.Patience)
        {
            return [];
        }

        var draft = new DraftTicket(ticket, now);
        draft.ByClock(new Undelivered(call.Version, call.At, missed, channels));
        return draft.Happenings;
    }

    /// <summary>Called holders who still answer for an open matter and have it on no device.</summary>
    public static IEnumerable<Holder> Missed(Ticket ticket, Call call, IReadOnlySet<string> stored) => !ticket.IsOpen ? [] : ticket.Holders
        .Where(holder => call.UserIds.Contains(holder.UserId) && !stored.Contains(holder.UserId));

    public static IReadOnlyList<Happening> Arrive(Ticket ticket, string userId, long version, DateTimeOffset now)
    {
        if (ticket.Undelivered?.FirstOrDefault(late => late.Holder.UserId == userId && late.Of <= version) is not { } marked)
        {
            return [];
        }

        var draft = new DraftTicket(ticket, now);
        draft.ByClock(new Delivered(marked.Of, [marked.Holder]));
        return draft.Happenings;
    }

    private static bool IsMarked(Ticket ticket, string userId) => ticket.Undelivered?.Any(late => late.Holder.UserId == userId) == true;
}
