using System.Globalization;
using RedProperty.Realtime.Domain.Deliveries;

namespace RedProperty.Realtime.Redis.Deliveries;

/// <summary>How a call stands in the store: "ticketId version milliseconds user,user". Ids have neither spaces nor commas.</summary>
internal static class CallText
{
    public static string Write(Call call) => string.Create(
        CultureInfo.InvariantCulture, $"{call.TicketId} {call.Version} {call.At.ToUnixTimeMilliseconds()} {string.Join(',', call.UserIds)}");

    /// <summary>Null when the text is no call.</summary>
    public static Call? Read(string text)
    {
        var parts = text.Split(' ');
        return parts.Length == 4
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            && long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            ? new Call(parts[0], version, DateTimeOffset.FromUnixTimeMilliseconds(at), parts[3].Split(','))
            : null;
    }
}
