using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Deadlines;

namespace RedProperty.Realtime.Domain.Tests.Deadlines;

public sealed class Allowances
{
    private static readonly DateTimeOffset FridayFive = new(2026, 11, 27, 17, 0, 0, TimeSpan.FromHours(8));

    private static readonly WorkingCalendar Calendar = WorkingCalendar.OfficeHours;

    [Fact]
    public void Natural_time_does_not_know_weekends() =>
        Assert.Equal(FridayFive.AddHours(4), Allowance.OfHours(4).After(FridayFive, 1, Calendar));

    [Fact]
    public void Working_hours_skip_the_night_the_lunch_and_the_weekend()
    {
        // Half an hour on Friday, three and a half on Monday morning, then lunch: exactly noon.
        Assert.Equal(new DateTimeOffset(2026, 11, 30, 12, 0, 0, TimeSpan.FromHours(8)), Allowance.OfWorkingHours(4).After(FridayFive, 1, Calendar));
        Assert.Equal(new DateTimeOffset(2026, 11, 30, 14, 0, 0, TimeSpan.FromHours(8)), Allowance.OfWorkingHours(4.5).After(FridayFive, 1, Calendar));
    }

    [Fact]
    public void Working_hours_skip_holidays_and_count_make_up_days()
    {
        var calendar = Calendar with
        {
            Holidays = new HashSet<DateOnly> { new(2026, 11, 30) },
            MakeUpDays = new HashSet<DateOnly> { new(2026, 11, 28) },
        };

        Assert.Equal(new DateTimeOffset(2026, 11, 28, 10, 30, 0, TimeSpan.FromHours(8)), Allowance.OfWorkingHours(2.5).After(FridayFive, 1, calendar));
        Assert.False(calendar.IsWorkingDay(new DateOnly(2026, 11, 30)));
    }

    [Fact]
    public void The_answer_keeps_the_zone_of_the_question()
    {
        var utc = Allowance.OfWorkingHours(1).After(FridayFive.ToUniversalTime(), 1, Calendar);

        Assert.Equal(TimeSpan.Zero, utc.Offset);
    }

    [Fact]
    public void A_calendar_without_working_time_is_a_fault_and_not_an_endless_wait() =>
        Assert.Throws<InvalidOperationException>(
            () => (Calendar with { WorkingDays = new HashSet<DayOfWeek>() }).Add(FridayFive, TimeSpan.FromHours(1)));

    [Theory]
    [InlineData(AllowanceUnit.Minutes, 90, 1.5)]
    [InlineData(AllowanceUnit.Hours, 2, 2)]
    [InlineData(AllowanceUnit.Days, 1, 24)]
    [InlineData(AllowanceUnit.WorkingHours, 3, 3)]
    public void Units_have_their_lengths(AllowanceUnit unit, double amount, double hours) =>
        Assert.Equal(TimeSpan.FromHours(hours), new Allowance(amount, unit).Length);

    [Fact]
    public void Sixty_turns_minutes_into_seconds() =>
        Assert.Equal(TimeSpan.FromSeconds(20), Allowance.OfMinutes(20).ShortenedBy(60).Length);

    [Fact]
    public void The_most_particular_override_wins_and_the_rest_stays()
    {
        Term Response(double minutes) => new(Obligation.Response, Allowance.OfMinutes(minutes));
        var policy = ResponsePolicy.Rule2341 with
        {
            Overrides =
            [
                new PolicyOverride("lamp-out", "spring", null, [Response(5)]),
                new PolicyOverride("lamp-out", null, null, [Response(10)]),
                new PolicyOverride(null, "spring", null, [Response(15)]),
                new PolicyOverride(null, null, Severity.Major, [Response(12)]),
            ],
        };

        double? Granted(string kind, string community, Severity severity = Severity.Ordinary) =>
            policy.TermsFor(kind, community, severity).AllowanceFor(Obligation.Response)?.Amount;

        Assert.Equal((5, 10, 15, 20), (Granted("lamp-out", "spring"), Granted("lamp-out", "lake"), Granted("noise", "spring"), Granted("noise", "lake")));
        Assert.Equal(12, Granted("noise", "lake", Severity.Major));
        Assert.Equal(30, policy.TermsFor("lamp-out", "spring", Severity.Ordinary).AllowanceFor(Obligation.Solution)?.Amount);
        Assert.Null(policy.TermsFor("lamp-out", "spring", Severity.Ordinary).AllowanceFor(Obligation.WrittenReply));
    }
}
