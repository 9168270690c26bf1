using System.Globalization;
using System.Text.Json;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Redis.Tickets;

/// <summary>How a ticket and a receipt stand in their keys. The version comes before the JSON, so that a script need not parse it.</summary>
internal static class TicketText
{
    public static string Write(Ticket ticket) => string.Create(
        CultureInfo.InvariantCulture, $"{ticket.Version} {JsonSerializer.Serialize(ticket, TicketJson.Default.Ticket)}");

    public static Ticket? Read(string? text) =>
        text is null ? null : JsonSerializer.Deserialize(text.AsSpan(text.IndexOf(' ', StringComparison.Ordinal) + 1), TicketJson.Default.Ticket);

    /// <summary>"ticketId version feed sequence".</summary>
    public static CommandReceipt? ReadReceipt(string? text)
    {
        if (text?.Split(' ') is not [var ticketId, var version, var feed, var sequence])
        {
            return null;
        }

        return new CommandReceipt(
            ticketId, long.Parse(version, CultureInfo.InvariantCulture), feed, long.Parse(sequence, CultureInfo.InvariantCulture));
    }
}
