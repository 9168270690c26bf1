using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Duplicates;

/// <summary>How merging and splitting add up, on either ticket.</summary>
internal static class PairFold
{
    public static Ticket Pair(this Ticket ticket, Happening happening) => happening.Fact switch
    {
        Merged merged => ticket with
        {
            Phase = Phase.Closed,
            MergedInto = new MergedInto(merged.IntoTicketId, merged.IntoNumber, happening.At, ticket.Phase),
            Pause = null,
            Deadlines = Lifting.Lift(ticket.Deadlines),
        },
        Split split => ticket with
        {
            Phase = ticket.MergedInto?.Phase ?? Phase.Reported,
            MergedInto = null,
            Deadlines = split.Deadlines,
            Reminder = ticket.Reminder is null ? null : ticket.Reminder with { NextAt = split.RemindAt },
        },
        TookIn took => ticket with
        {
            Followers = ticket.Followers + took.Followers,
            TakenIn = [.. ticket.TakenIn ?? [], new TakenIn(took.TicketId, took.Number, took.Followers)],
        },
        GaveBack back => ticket with
        {
            Followers = Math.Max(0, ticket.Followers - back.Followers),
            TakenIn = Without(ticket.TakenIn ?? [], back.TicketId),
        },
        _ => ticket,
    };

    private static TakenIn[]? Without(IEnumerable<TakenIn> taken, string ticketId)
    {
        TakenIn[] left = [.. taken.Where(one => one.TicketId != ticketId)];
        return left.Length == 0 ? null : left;
    }
}
