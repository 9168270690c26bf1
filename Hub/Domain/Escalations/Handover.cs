using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Escalations;

/// <summary>The limits after a person moved a matter to another rung: what was promised still runs, and who takes it over owes a response of his own.</summary>
internal static class Handover
{
    public static IReadOnlyList<Deadline> Deadlines(Ticket ticket, int to, DateTimeOffset now, WorkingCalendar calendar)
    {
        var carried = ticket.Deadlines.Select(deadline => deadline.IsOwed ? deadline with { Rung = to } : deadline).ToList();
        if (ticket.Terms.AllowanceFor(Obligation.Response) is { } allowance
            && !carried.Exists(deadline => deadline.IsOwed && deadline.Obligation == Obligation.Response))
        {
            carried.Add(Deadline.Start(new Term(Obligation.Response, allowance), to, now, ticket.Terms.YellowShare, calendar));
        }

        return carried;
    }
}
