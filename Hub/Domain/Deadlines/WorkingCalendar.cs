namespace RedProperty.Realtime.Domain.Deadlines;

/// <summary>A stretch of working time within a day, local time, end exclusive.</summary>
public sealed record WorkingPeriod(TimeOnly From, TimeOnly To);

/// <summary>When work is counted (工作日历): weekdays and hours, holidays off, make-up days (调休上班) on.</summary>
/// <param name="UtcOffset">Local time; China keeps +08:00 all year.</param>
public sealed record WorkingCalendar(
    TimeSpan UtcOffset,
    IReadOnlyList<WorkingPeriod> Periods,
    IReadOnlySet<DayOfWeek> WorkingDays,
    IReadOnlySet<DateOnly> Holidays,
    IReadOnlySet<DateOnly> MakeUpDays)
{
    /// <summary>Ten years without a working minute is a broken calendar, not a long wait.</summary>
    private const int MostDays = 3660;

    /// <summary>Monday to Friday, 08:30-12:00 and 13:30-17:30, Beijing time, no holidays.</summary>
    public static WorkingCalendar OfficeHours { get; } = new(
        TimeSpan.FromHours(8),
        [new(new TimeOnly(8, 30), new TimeOnly(12, 0)), new(new TimeOnly(13, 30), new TimeOnly(17, 30))],
        new HashSet<DayOfWeek> { DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday },
        new HashSet<DateOnly>(),
        new HashSet<DateOnly>());

    public bool IsWorkingDay(DateOnly day) => MakeUpDays.Contains(day) || (WorkingDays.Contains(day.DayOfWeek) && !Holidays.Contains(day));

    /// <summary>The moment at which that much working time has passed.</summary>
    public DateTimeOffset Add(DateTimeOffset start, TimeSpan work)
    {
        var left = work;
        foreach (var (from, to) in Stretches(start, 1))
        {
            var begin = from > start ? from : start;
            if (begin < to && left <= to - begin)
            {
                return (begin + left).ToOffset(start.Offset);
            }

            left -= begin < to ? to - begin : TimeSpan.Zero;
        }

        throw TooLittle(work, start, "from");
    }

    /// <summary>The moment from which that much working time passes until <paramref name="end"/>; the end itself for none.</summary>
    public DateTimeOffset Back(DateTimeOffset end, TimeSpan work)
    {
        var left = work;
        if (left <= TimeSpan.Zero)
        {
            return end;
        }

        foreach (var (from, to) in Stretches(end, -1))
        {
            var stop = to < end ? to : end;
            if (from < stop && left <= stop - from)
            {
                return (stop - left).ToOffset(end.Offset);
            }

            left -= from < stop ? stop - from : TimeSpan.Zero;
        }

        throw TooLittle(work, end, "before");
    }

    /// <summary>The working time between two moments; zero when the second is not after the first.</summary>
    public TimeSpan Between(DateTimeOffset start, DateTimeOffset end)
    {
        var sum = TimeSpan.Zero;
        foreach (var (from, to) in Stretches(start, 1))
        {
            if (from >= end)
            {
                break;
            }

            var begin = from > start ? from : start;
            var stop = to < end ? to : end;
            sum += begin < stop ? stop - begin : TimeSpan.Zero;
        }

        return sum;
    }

    /// <summary>The working stretches of the day of a moment and of the days that follow it, or precede it, in that order.</summary>
    private IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Stretches(DateTimeOffset moment, int direction)
    {
        var first = DateOnly.FromDateTime(moment.ToOffset(UtcOffset).DateTime);
        var ordered = direction > 0 ? Periods : [.. Periods.Reverse()];
        for (var i = 0; i < MostDays; i++)
        {
            var day = first.AddDays(i * direction);
            if (!IsWorkingDay(day))
            {
                continue;
            }

            foreach (var period in ordered)
            {
                yield return (new DateTimeOffset(day.ToDateTime(period.From), UtcOffset), new DateTimeOffset(day.ToDateTime(period.To), UtcOffset));
            }
        }
    }

    private static InvalidOperationException TooLittle(TimeSpan work, DateTimeOffset moment, string direction) =>
        new($"The working calendar has less than {work} of working time in the ten years {direction} {moment:O}.");
}
