using System.Globalization;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Files;

namespace RedProperty.Realtime.Server.Files;

/// <summary>The working calendar as JSON (工作日历): office hours, public holidays and the weekends worked for them.</summary>
public static class CalendarFile
{
    private static readonly TimeSpan WidestOffset = TimeSpan.FromHours(14);

    public static Checked<WorkingCalendar> Read(DataFile file)
    {
        var faults = new List<DataFault>();
        var calendar = JsonPart.Open(file, faults) is { } root ? Read(root) : null;
        return faults.Count > 0 || calendar is null ? new Checked<WorkingCalendar>(faults) : new Checked<WorkingCalendar>(calendar);
    }

    private static WorkingCalendar Read(JsonPart root)
    {
        var properties = root.Properties("source", "utcOffset", "workingDays", "periods", "holidays", "makeUpDays");
        if (properties.TryGetValue("source", out var source))
        {
            source.Text();
        }

        var offset = root.Required(properties, "utcOffset") is { } offsetPart ? Offset(offsetPart) : default;
        var days = root.Required(properties, "workingDays") is { } daysPart ? WorkingDays(daysPart) : [];
        var periods = root.Required(properties, "periods") is { } periodsPart ? Periods(periodsPart) : [];
        var holidays = properties.TryGetValue("holidays", out var holidaysPart) ? CalendarDays.Holidays(holidaysPart) : [];
        var makeUp = properties.TryGetValue("makeUpDays", out var makeUpPart) ? CalendarDays.MakeUpDays(makeUpPart, holidays) : [];
        return new WorkingCalendar(offset, periods, days, holidays, makeUp);
    }

    private static TimeSpan Offset(JsonPart part)
    {
        var text = part.Text();
        if (text is null)
        {
            return default;
        }

        if (text is ['+' or '-', _, _, ':', _, _]
            && TimeSpan.TryParseExact(text[1..], @"hh\:mm", CultureInfo.InvariantCulture, out var offset) && offset <= WidestOffset)
        {
            return text[0] == '-' ? -offset : offset;
        }

        part.Fault($"'{text}' is no offset; write it as +08:00, at most 14 hours.");
        return default;
    }

    private static HashSet<DayOfWeek> WorkingDays(JsonPart list)
    {
        var days = new HashSet<DayOfWeek>();
        foreach (var item in list.Items())
        {
            if (PolicyTerms.ReadWord<DayOfWeek>(item) is { } day && !days.Add(day))
            {
                item.Fault("stands here twice; keep one.");
            }
        }

        if (list.IsEmpty)
        {
            list.Fault("names no day; working hours would never pass.");
        }

        return days;
    }

    private static List<WorkingPeriod> Periods(JsonPart list)
    {
        var periods = new List<WorkingPeriod>();
        foreach (var item in list.Items())
        {
            var properties = item.Properties("from", "to");
            if (Time(item.Required(properties, "from")) is not { } from || Time(item.Required(properties, "to")) is not { } to)
            {
                continue;
            }

            if (from >= to)
            {
                item.Fault("must end after it begins.");
            }
            else if (periods.Count > 0 && from < periods[^1].To)
            {
                item.Fault("begins before the period before it ends; write them in order, without overlap.");
            }

            periods.Add(new WorkingPeriod(from, to));
        }

        if (list.IsEmpty)
        {
            list.Fault("names no period; working hours would never pass.");
        }

        return periods;
    }

    private static TimeOnly? Time(JsonPart? part)
    {
        if (part?.Text() is not { } text)
        {
            return null;
        }

        if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time;
        }

        part.Fault($"'{text}' is no time of day; write it as 08:30.");
        return null;
    }
}
