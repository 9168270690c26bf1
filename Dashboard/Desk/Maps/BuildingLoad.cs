using RedProperty.Realtime.Desk.Deadlines;
using RedProperty.Realtime.Desk.Tickets;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Maps;

/// <summary>What is open in one building.</summary>
/// <param name="Open">How many matters are open.</param>
/// <param name="Worst">The most pressing mark among them: a red card before a yellow one before calm; a clock that stands still is calm.</param>
public sealed record BuildingLoad(int Open, TimeMark Worst)
{
    /// <summary>Of a building where nothing is open.</summary>
    public static BuildingLoad None { get; } = new(0, TimeMark.Done);

    /// <summary>By building id; a building where nothing is open is not in it.</summary>
    public static IReadOnlyDictionary<string, BuildingLoad> Of(IEnumerable<Ticket> tickets, DateTimeOffset now)
    {
        var loads = new Dictionary<string, BuildingLoad>(StringComparer.Ordinal);
        foreach (var ticket in tickets.Where(ticket => ticket.IsOpen))
        {
            var known = loads.GetValueOrDefault(ticket.Place.Building, None);
            var mark = ticket.MarkAt(now) is var own && own is TimeMark.Red or TimeMark.Yellow ? own : TimeMark.Calm;
            loads[ticket.Place.Building] = new BuildingLoad(known.Open + 1, Weight(mark) > Weight(known.Worst) ? mark : known.Worst);
        }

        return loads;
    }

    /// <summary>Higher is more pressing.</summary>
    internal static int Weight(TimeMark mark) => mark switch { TimeMark.Red => 3, TimeMark.Yellow => 2, TimeMark.Done => 0, _ => 1 };
}
