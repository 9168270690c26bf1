using System.Globalization;
using RedProperty.Realtime.Domain;

namespace RedProperty.Realtime.Desk.Deadlines;

/// <summary>Moments as the city writes them: local time of the working calendar, 24 hours, the day only when it is not today.</summary>
internal sealed class CityClock(TimeProvider time, IRulebooks rulebooks)
{
    public DateTimeOffset Now => time.GetUtcNow();

    public TimeSpan UtcOffset => rulebooks.Current.Calendar.UtcOffset;

    public DateOnly Today => DateOnly.FromDateTime(Local(Now).DateTime);

    public DateTimeOffset Local(DateTimeOffset moment) => moment.ToOffset(UtcOffset);

    /// <summary>For example 14:05, or 11-23 14:05 on another day.</summary>
    public string Short(DateTimeOffset moment)
    {
        var local = Local(moment);
        var format = DateOnly.FromDateTime(local.DateTime) == Today ? "HH:mm" : "MM-dd HH:mm";
        return local.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>For example 2026-11-23 14:05:09.</summary>
    public string Exact(DateTimeOffset moment) => Local(moment).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>To the second, with the day only when it is not today.</summary>
    public string SecondOfDay(DateTimeOffset moment) =>
        DateOnly.FromDateTime(Local(moment).DateTime) == Today ? Second(moment) : Local(moment).ToString("MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    public string Second(DateTimeOffset moment) => Local(moment).ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}
