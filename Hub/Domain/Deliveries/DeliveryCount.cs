using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Deliveries;

/// <summary>How soon, and to how many devices, an entry of the timeline came to one person.</summary>
/// <param name="After">From the entry until the first device had stored it.</param>
public sealed record DeliveryCount(string UserId, TimeSpan After, int Devices)
{
    /// <summary>Soonest first.</summary>
    public static IEnumerable<DeliveryCount> Of(HistoryEntry entry, IReadOnlyList<Delivery> deliveries) => deliveries
        .Where(delivery => delivery.Version == entry.Version)
        .GroupBy(delivery => delivery.UserId, StringComparer.Ordinal)
        .Select(mine => new DeliveryCount(mine.Key, mine.Min(delivery => Since(entry, delivery)), mine.Count()))
        .OrderBy(count => count.After);

    /// <summary>The clocks of two processes may differ by a few milliseconds; nothing is stored before it was written.</summary>
    private static TimeSpan Since(HistoryEntry entry, Delivery delivery) =>
        delivery.At > entry.Happening.At ? delivery.At - entry.Happening.At : TimeSpan.Zero;
}
