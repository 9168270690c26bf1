using RedProperty.Realtime.Domain.Deadlines;

namespace RedProperty.Realtime.Domain.Tests.Deadlines;

/// <summary>Working time counted forwards, backwards and between: three ways to say the same.</summary>
public sealed class CalendarArithmetic
{
    private const int Draws = 2_000;

    private static readonly WorkingCalendar Calendar = WorkingCalendar.OfficeHours with
    {
        Holidays = new HashSet<DateOnly> { new(2026, 11, 30), new(2026, 12, 1) },
        MakeUpDays = new HashSet<DateOnly> { new(2026, 11, 28) },
    };

    [Theory]
    [InlineData(2341)]
    [InlineData(null)]
    public void Back_is_where_add_comes_from(int? seed)
    {
        var random = Random(seed, out var name);
        for (var i = 0; i < Draws; i++)
        {
            var (moment, work) = (WorkingMoment(random), TimeSpan.FromSeconds(random.Next(1, 60 * 3600)));

            Assert.True(moment == Calendar.Add(Calendar.Back(moment, work), work), $"{name}: {work} before {moment:O}");
        }
    }

    [Theory]
    [InlineData(2341)]
    [InlineData(null)]
    public void Between_is_what_was_added(int? seed)
    {
        var random = Random(seed, out var name);
        for (var i = 0; i < Draws; i++)
        {
            var (moment, work) = (AnyMoment(random), TimeSpan.FromSeconds(random.Next(0, 60 * 3600)));

            Assert.True(work == Calendar.Between(moment, Calendar.Add(moment, work)), $"{name}: {work} after {moment:O}");
            Assert.True(work == Calendar.Between(Calendar.Back(moment, work), moment), $"{name}: {work} before {moment:O}");
        }
    }

    [Theory]
    [InlineData(2341)]
    [InlineData(null)]
    public void Between_adds_up(int? seed)
    {
        var random = Random(seed, out var name);
        for (var i = 0; i < Draws; i++)
        {
            DateTimeOffset[] moments = [.. new[] { AnyMoment(random), AnyMoment(random), AnyMoment(random) }.Order()];

            var parts = Calendar.Between(moments[0], moments[1]) + Calendar.Between(moments[1], moments[2]);
            Assert.True(parts == Calendar.Between(moments[0], moments[2]), $"{name}: {moments[0]:O}, {moments[1]:O}, {moments[2]:O}");
        }
    }

    [Fact]
    public void Nothing_lies_between_a_moment_and_one_before_it()
    {
        Assert.Equal(TimeSpan.Zero, Calendar.Between(ATicket.At(60), ATicket.At(0)));
        Assert.Equal(TimeSpan.Zero, Calendar.Between(ATicket.At(60), ATicket.At(60)));
    }

    [Fact]
    public void Nothing_back_is_the_moment_itself() => Assert.Equal(ATicket.At(-600), Calendar.Back(ATicket.At(-600), TimeSpan.Zero));

    [Fact]
    public void Back_skips_the_night_and_the_lunch_and_keeps_the_zone()
    {
        // Monday nine o'clock, four hours of work before: half an hour that morning; Friday 14:00.
        var back = Calendar.Back(ATicket.At(0).ToUniversalTime(), TimeSpan.FromHours(4));

        Assert.Equal(new DateTimeOffset(2026, 11, 20, 14, 0, 0, TimeSpan.FromHours(8)), back);
        Assert.Equal(TimeSpan.Zero, back.Offset);
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 11, 30, 0, TimeSpan.FromHours(8)), Calendar.Back(ATicket.At(0), TimeSpan.FromHours(5)));
    }

    [Fact]
    public void A_calendar_without_working_time_is_a_fault_backwards_too()
    {
        var idle = Calendar with { WorkingDays = new HashSet<DayOfWeek>(), MakeUpDays = new HashSet<DateOnly>() };

        Assert.Contains("before", Assert.Throws<InvalidOperationException>(() => idle.Back(ATicket.At(0), TimeSpan.FromHours(1))).Message, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.Zero, idle.Between(ATicket.At(0), ATicket.At(600)));
    }

    private static Random Random(int? seed, out string name)
    {
        var chosen = seed ?? Environment.TickCount;
        name = $"seed {chosen}";
        return new Random(chosen);
    }

    private static DateTimeOffset AnyMoment(Random random) => ATicket.At(0).AddSeconds(random.Next(-14 * 24 * 3600, 28 * 24 * 3600));

    /// <summary>Within working time, its end included and its beginning not: a stretch begins where the one before it ended.</summary>
    private static DateTimeOffset WorkingMoment(Random random)
    {
        while (true)
        {
            var moment = AnyMoment(random);
            if (Calendar.Between(moment.AddSeconds(-1), moment) > TimeSpan.Zero)
            {
                return moment;
            }
        }
    }
}
