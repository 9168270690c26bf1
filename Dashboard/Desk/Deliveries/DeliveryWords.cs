using System.Globalization;
using Microsoft.Extensions.Localization;
using RedProperty.Realtime.Domain.Deliveries;
using RedProperty.Realtime.Domain.Escalations;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Deliveries;

/// <summary>Deliveries in words, for a ticket's history.</summary>
internal static class DeliveryWords
{
    /// <summary>For example "delivered in 0.4 s to 2 devices of Wang Hong"; null when the entry came to nobody's device.</summary>
    public static string? Of(HistoryEntry entry, TicketSheet sheet, IStringLocalizer<Words> say) =>
        string.Join('\n', DeliveryCount.Of(entry, sheet.Deliveries).Select(count =>
            say[count.Devices == 1 ? "Delivery.ToOne" : "Delivery.ToMany", Length(count.After, say), sheet.NameOf(count.UserId), count.Devices].Value)) is { Length: > 0 } words
            ? words
            : null;

    public static string Names(IEnumerable<Holder> holders) => string.Join(" · ", holders.Select(holder => holder.Name));

    public static string Channels(IReadOnlyList<string> channels, IStringLocalizer<Words> say) => channels.Count == 0
        ? say["Delivery.NoChannel"]
        : say["Delivery.Channels", string.Join(" · ", channels)];

    private static string Length(TimeSpan length, IStringLocalizer<Words> say) => length < TimeSpan.FromMinutes(2)
        ? say["Delivery.Seconds", length.TotalSeconds.ToString(length.TotalSeconds < 10 ? "0.0" : "0", CultureInfo.InvariantCulture)]
        : say["Delivery.Minutes", ((int)length.TotalMinutes).ToString(CultureInfo.InvariantCulture)];
}
