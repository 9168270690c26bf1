using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Simulator.Play;

namespace RedProperty.Realtime.Simulator.Proof;

/// <summary>Adds a run up.</summary>
public static class Summary
{
    private const double Microsecond = 1_000;

    private static readonly string[] LevelsUpwards = ["grid", "community", "street", "district", "city"];

    public static Outcome Of(int seed, Figures figures, Staff staff, TicketCheck check, int lostPushes, TimeSpan sending)
    {
        var tickets = check.Tickets;
        var responses = tickets.Select(ticket => ticket.Deadlines.FirstOrDefault(deadline => deadline is { Obligation: "response", Rung: 1 })).ToArray();
        return new Outcome(
            seed,
            (int)figures.AcceptedCount,
            figures.AcceptedCount / Math.Max(sending.TotalSeconds, 0.001),
            figures.Pushes,
            staff.Watchers.Count(),
            figures.Actions,
            responses.Count(response => response?.State == "met"),
            tickets.Zip(responses).Count(pair => pair.Second?.State == "missed" && pair.First.Phase != "reported"),
            tickets.Count(ticket => ticket.Phase == "reported"),
            tickets.Sum(ticket => ticket.Deadlines.Count(deadline => deadline.State == "missed")),
            ByLevel(tickets.Where(ticket => ticket.Rung.Level > 1)),
            ByLevel(tickets.Where(ticket => ticket.Phase is "resolved" or "closed")),
            figures.Latency.GetValueAtPercentile(50) / Microsecond,
            figures.Latency.GetValueAtPercentile(99) / Microsecond,
            figures.Latency.TotalCount == 0 ? 0 : figures.Latency.GetValueAtPercentile(100) / Microsecond,
            figures.Overtaken,
            figures.Retries,
            staff.Reconnects,
            staff.Watchers.Sum(member => member.Client.Mends),
            check.Lost,
            check.Doubled,
            check.WrongGrid,
            check.WrongDeadlines,
            lostPushes,
            figures.Errors);
    }

    private static Dictionary<string, int> ByLevel(IEnumerable<TicketSnapshot> tickets) => tickets
        .GroupBy(ticket => ticket.Rung.PlaceLevel, StringComparer.Ordinal)
        .OrderBy(group => Array.IndexOf(LevelsUpwards, group.Key))
        .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
}
