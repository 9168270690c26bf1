using System.Text.Json;
using RedProperty.Realtime.Client;

namespace RedProperty.Realtime.Field.Tickets;

/// <summary>The words that somebody typed into a command.</summary>
internal static class CommandText
{
    private static readonly string[] Names = ["text", "reason", "message", "description", "title"];

    /// <summary>Null when there are none. The reason of a pause is a code, not words: its text comes first.</summary>
    public static string? Of(OutboxEntry entry)
    {
        using var command = JsonDocument.Parse(entry.Json);
        foreach (var name in Names)
        {
            if (command.RootElement.TryGetProperty(name, out var words) && words.ValueKind == JsonValueKind.String && words.GetString() is { Length: > 0 } text)
            {
                return text;
            }
        }

        return null;
    }
}
