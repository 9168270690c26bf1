using System.Globalization;
using System.Text;
using System.Text.Json;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Redis.Feeds;

/// <summary>How an event stands in its feed and on the channel: a line "community grid epoch sequence", then the step as JSON. append.lua writes the same.</summary>
internal static class FeedEntry
{
    private const byte End = (byte)'\n';

    private static ReadOnlySpan<byte> BeforeHappening => "{\"happening\":"u8;

    private static ReadOnlySpan<byte> BeforeTicket => ",\"ticket\":"u8;

    /// <param name="happening">As JSON.</param>
    /// <param name="ticket">As JSON, the state after it.</param>
    public static byte[] Write(Feed feed, FeedPosition position, ReadOnlySpan<byte> happening, ReadOnlySpan<byte> ticket)
    {
        var head = Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"{feed.CommunityId} {feed.GridId} {position.Epoch} {position.Sequence}\n"));
        return [.. head, .. BeforeHappening, .. happening, .. BeforeTicket, .. ticket, (byte)'}'];
    }

    /// <summary>Where an event stands; null when the text is none.</summary>
    public static (Feed Feed, FeedPosition Position)? ReadPlace(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf(End);
        if (end < 0)
        {
            return null;
        }

        var head = Encoding.UTF8.GetString(text[..end]).Split(' ');
        return head.Length == 4 && long.TryParse(head[3], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? (new Feed(head[0], head[1]), new FeedPosition(head[2], sequence))
            : null;
    }

    /// <summary>Null when the text is not an event.</summary>
    public static TicketEvent? Read(ReadOnlySpan<byte> text)
    {
        if (ReadPlace(text) is not var (feed, position))
        {
            return null;
        }

        var step = JsonSerializer.Deserialize(text[(text.IndexOf(End) + 1)..], TicketJson.Default.TicketStep);
        return step is null ? null : new TicketEvent(feed, position, step.Happening, step.Ticket);
    }
}
