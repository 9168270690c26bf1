using RedProperty.Realtime.Domain.Deadlines;

namespace RedProperty.Realtime.Domain.Tests.Model;

/// <summary>The model's time: half minutes since Monday nine o'clock, counted one by one. No calendar of the domain's is asked.</summary>
internal static class Hours
{
    public const int Minute = 2;
    public const int Hour = 60 * Minute;
    public const int Day = 24 * Hour;

    private const int Days = 300;

    /// <summary>Wednesday of the first week is a holiday, its Saturday is worked for it. 0 is the first Monday.</summary>
    private static readonly int[] DaysOff = [2];
    private static readonly int[] DaysWorked = [5];

    private static readonly bool[] Worked = [.. Enumerable.Range(0, Days * Day).Select(IsWorked)];

    /// <summary>The same in the domain's words.</summary>
    public static WorkingCalendar Calendar { get; } = WorkingCalendar.OfficeHours with
    {
        Holidays = DaysOff.Select(DateOf).ToHashSet(),
        MakeUpDays = DaysWorked.Select(DateOf).ToHashSet(),
    };

    public static DateTimeOffset Moment(int tick) => ATicket.Nine.AddSeconds(tick * 30L);

    public static int TickOf(DateTimeOffset moment)
    {
        var ticks = (moment - ATicket.Nine) / TimeSpan.FromSeconds(30);
        return ticks == Math.Floor(ticks) ? (int)ticks : throw new ArgumentException($"{moment:O} lies between two half minutes.", nameof(moment));
    }

    /// <summary>Whether the half minute that begins there counts.</summary>
    public static bool Counts(int tick, bool isWorkOnly) => !isWorkOnly || Worked[tick];

    public static int Count(int from, int to, bool isWorkOnly)
    {
        if (!isWorkOnly)
        {
            return to - from;
        }

        var count = 0;
        for (var tick = from; tick < to; tick++)
        {
            count += Worked[tick] ? 1 : 0;
        }

        return count;
    }

    /// <summary>When that many more half minutes have been counted.</summary>
    public static int After(int from, int length, bool isWorkOnly)
    {
        if (!isWorkOnly)
        {
            return from + length;
        }

        var tick = from;
        for (var left = length; left > 0; tick++)
        {
            left -= Worked[tick] ? 1 : 0;
        }

        return tick;
    }

    private static DateOnly DateOf(int day) => DateOnly.FromDateTime(ATicket.Nine.Date).AddDays(day);

    private static bool IsWorked(int tick)
    {
        var (day, time) = ((tick + 9 * Hour) / Day, (tick + 9 * Hour) % Day);
        var isWorkingDay = DaysWorked.Contains(day) || (day % 7 < 5 && !DaysOff.Contains(day));
        var isMorning = time >= 8.5 * Hour && time < 12 * Hour;
        var isAfternoon = time >= 13.5 * Hour && time < 17.5 * Hour;
        return isWorkingDay && (isMorning || isAfternoon);
    }
}
