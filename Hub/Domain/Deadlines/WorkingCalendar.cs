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
        var local = start.ToOffset(UtcOffset);
        var day = DateOnly.FromDateTime(local.DateTime);
        var left = work;
        for (var i = 0; i < MostDays; i++, day = day.AddDays(1))
        {
            if (!IsWorkingDay(day))
            {
                continue;
            }

            foreach (var period in Periods)
            {
                var from = new DateTimeOffset(day.ToDateTime(period.From), UtcOffset);
                var to = new DateTimeOffset(day.ToDateTime(period.To), UtcOffset);
                var begin = from > local ? from : local;
                if (begin >= to)
                {
                    continue;
                }

                if (left <= to - begin)
                {
                    return (begin + left).ToOffset(start.Offset);
                }

                left -= to - begin;
            }
        }

        throw new InvalidOperationException($"The working calendar has less than {work} of working time in the ten years from {start:O}.");
    }
}
