using System.Globalization;
using System.Text.Json;
using RedProperty.Realtime.Domain.Tickets;
using StackExchange.Redis;

namespace RedProperty.Realtime.Redis.Tickets;

/// <summary>How a ticket and a receipt stand in their keys. The version comes before the JSON, so that a script need not parse it.</summary>
internal static class TicketText
{
    public static Ticket? Read(RedisValue value)
    {
        if (value.IsNull)
        {
            return null;
        }

        ReadOnlySpan<byte> text = ((ReadOnlyMemory<byte>)value).Span;
        return JsonSerializer.Deserialize(text[(text.IndexOf((byte)' ') + 1)..], TicketJson.Default.Ticket);
    }

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
