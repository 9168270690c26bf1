using System.Globalization;

namespace RedProperty.Realtime.Server.Files;

/// <summary>The days off and the days worked for them.</summary>
internal static class CalendarDays
{
    /// <summary>No festival lasts longer; a wrong year does. In days.</summary>
    private const int LongestHoliday = 31;

    /// <summary>Each is <c>{ "name": "春节", "from": "2026-02-15", "to": "2026-02-23" }</c>, both ends off; without <c>to</c> it is one day.</summary>
    public static HashSet<DateOnly> Holidays(JsonPart list)
    {
        var days = new HashSet<DateOnly>();
        foreach (var item in list.Items())
        {
            var properties = item.Properties("name", "from", "to");
            if (properties.TryGetValue("name", out var name))
            {
                name.Text();
            }

            var from = Date(item.Required(properties, "from"));
            var to = properties.TryGetValue("to", out var end) ? Date(end) : from;
            if (from is not { } first || to is not { } last)
            {
                continue;
            }

            var length = last.DayNumber - first.DayNumber + 1;
            if (length is < 1 or > LongestHoliday)
            {
                item.Fault($"lasts {length} days; a holiday lasts 1 to {LongestHoliday}.");
                continue;
            }

            DateOnly[] span = [.. Enumerable.Range(0, length).Select(first.AddDays)];
            if (days.Overlaps(span))
            {
                item.Fault("overlaps an earlier holiday.");
            }

            days.UnionWith(span);
        }

        return days;
    }

    public static HashSet<DateOnly> MakeUpDays(JsonPart list, HashSet<DateOnly> holidays)
    {
        var days = new HashSet<DateOnly>();
        foreach (var item in list.Items())
        {
            if (Date(item) is not { } day)
            {
                continue;
            }

            if (holidays.Contains(day))
            {
                item.Fault($"{day:yyyy-MM-dd} is a holiday as well; a day is either off or worked.");
            }

            if (!days.Add(day))
            {
                item.Fault("stands here twice; keep one.");
            }
        }

        return days;
    }

    private static DateOnly? Date(JsonPart? part)
    {
        if (part?.Text() is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        part.Fault($"'{text}' is no date; write it as 2026-10-01.");
        return null;
    }
}
