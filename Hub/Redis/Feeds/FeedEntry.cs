using System.Globalization;
using System.Text.Json;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Redis.Feeds;

/// <summary>How an event stands in its feed and on the channel: a line "community grid epoch sequence", then the step as JSON. append.lua writes the same.</summary>
internal static class FeedEntry
{
    private const char End = '\n';

    /// <summary>Personal data stays with the ticket: no feed carries the resident's name or phone.</summary>
    public static string Step(TicketStep step)
    {
        var fact = step.Happening.Fact is Reported reported ? reported with { Reporter = null } : step.Happening.Fact;
        return JsonSerializer.Serialize(
            new TicketStep(step.Happening with { Fact = fact }, step.Ticket with { Reporter = null }), TicketJson.Default.TicketStep);
    }

    public static string Write(Feed feed, FeedPosition position, string step) =>
        string.Create(CultureInfo.InvariantCulture, $"{Label(feed)} {position.Epoch} {position.Sequence}{End}{step}");

    public static string Label(Feed feed) => $"{feed.CommunityId} {feed.GridId}";

    /// <summary>Null when the text is not an event.</summary>
    public static TicketEvent? Read(string? text)
    {
        var end = text?.IndexOf(End, StringComparison.Ordinal) ?? -1;
        if (end < 0)
        {
            return null;
        }

        var head = text![..end].Split(' ');
        if (head.Length != 4 || !long.TryParse(head[3], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence))
        {
            return null;
        }

        var step = JsonSerializer.Deserialize(text.AsSpan(end + 1), TicketJson.Default.TicketStep);
        return step is null ? null : new TicketEvent(new Feed(head[0], head[1]), new FeedPosition(head[2], sequence), step.Happening, step.Ticket);
    }
}
