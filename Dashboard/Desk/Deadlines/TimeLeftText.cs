using System.Globalization;
using Microsoft.Extensions.Localization;

namespace RedProperty.Realtime.Desk.Deadlines;

/// <summary>
/// Time left in words: mm:ss under an hour, hours and minutes above, days above two days. <c>desk.js</c> counts on with the same rules and patterns;
/// what is prerendered here and what is painted there must be the same.
/// </summary>
internal static class TimeLeftText
{
    /// <summary>What desk.js needs to say the same.</summary>
    public static IReadOnlyDictionary<string, string> Patterns(IStringLocalizer<Words> say) => new Dictionary<string, string>
    {
        ["hours"] = say["Time.Hours"],
        ["days"] = say["Time.Days"],
        ["over"] = say["Time.Over"],
        ["spokenLeft"] = say["Time.SpokenLeft"],
        ["spokenOver"] = say["Time.SpokenOver"],
        ["minutes"] = say["Time.Minutes"],
        ["stale"] = say["Live.Stale"],
        ["live"] = say["Live.Now"],
    };

    public static string Of(DateTimeOffset dueAt, DateTimeOffset now, IStringLocalizer<Words> say) =>
        dueAt > now ? Length(dueAt - now, true, say) : say["Time.Over", Length(now - dueAt, false, say)];

    /// <summary>For screen readers, to the minute: it must not change every second.</summary>
    public static string Spoken(DateTimeOffset dueAt, DateTimeOffset now, IStringLocalizer<Words> say) => dueAt > now
        ? say["Time.SpokenLeft", SpokenLength(dueAt - now, say)]
        : say["Time.SpokenOver", SpokenLength(now - dueAt, say)];

    /// <summary>Seconds left are rounded up, so that 20:00 stands at the start and 00:00 only at the limit; seconds over are rounded down.</summary>
    public static string Length(TimeSpan span, bool isUp, IStringLocalizer<Words> say)
    {
        var seconds = (long)(isUp ? Math.Ceiling(span.TotalSeconds) : Math.Floor(span.TotalSeconds));
        var minutes = seconds / 60;
        return minutes switch
        {
            < 60 => string.Create(CultureInfo.InvariantCulture, $"{minutes:00}:{seconds % 60:00}"),
            < 48 * 60 => say["Time.Hours", minutes / 60, Two(minutes % 60)],
            _ => say["Time.Days", minutes / 1440, minutes / 60 % 24],
        };
    }

    private static string SpokenLength(TimeSpan span, IStringLocalizer<Words> say)
    {
        var minutes = (long)span.TotalMinutes;
        return minutes switch
        {
            < 60 => say["Time.Minutes", minutes],
            < 48 * 60 => say["Time.Hours", minutes / 60, Two(minutes % 60)],
            _ => say["Time.Days", minutes / 1440, minutes / 60 % 24],
        };
    }

    private static string Two(long number) => number.ToString("00", CultureInfo.InvariantCulture);
}
