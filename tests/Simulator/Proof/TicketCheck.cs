using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Simulator.Play;

namespace RedProperty.Realtime.Simulator.Proof;

/// <summary>Compares the program's tickets with what was reported.</summary>
public sealed class TicketCheck
{
    public TicketCheck(IReadOnlyList<PlannedReport> reports, IEnumerable<int> accepted, IEnumerable<TicketSnapshot> tickets, ReportMark mark, Expected expected)
    {
        var byIndex = tickets
            .Select(ticket => (Index: mark.Find(ticket.Description), Ticket: ticket))
            .Where(pair => pair.Index is not null)
            .ToLookup(pair => pair.Index!.Value, pair => pair.Ticket);
        var planned = reports.ToDictionary(report => report.Index);
        Tickets = [.. byIndex.SelectMany(group => group)];
        Lost = accepted.Count(index => !byIndex.Contains(index));
        Doubled = byIndex.Count(group => group.Skip(1).Any());
        WrongGrid = byIndex.Sum(group => group.Count(ticket => !IsInPlace(planned[group.Key], ticket)));
        WrongDeadlines = Tickets.Count(ticket => !expected.Fits(ticket));
    }

    /// <summary>The tickets of this run.</summary>
    public IReadOnlyList<TicketSnapshot> Tickets { get; }

    public int Lost { get; }

    public int Doubled { get; }

    public int WrongGrid { get; }

    public int WrongDeadlines { get; }

    private static bool IsInPlace(PlannedReport report, TicketSnapshot ticket) =>
        report.Grids.Contains(ticket.Place.Grid)
        && ticket.Feed == $"grid/{ticket.Place.Grid}"
        && ticket.Kind == report.Request.Kind
        && (report.Whereabouts == Whereabouts.Point || ticket.Place.Building == report.Building.Id);
}
