using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Testing;

namespace RedProperty.Realtime.Domain.Tests.Deadlines;

/// <summary>Pauses that nobody ends, and pauses over time that is not worked.</summary>
public sealed class EndlessPauses
{
    private const string Steward = "steward-spring-1";
    private const double Day = 24 * 60;

    private static readonly PauseTicket ForResident = new(PauseReason.WaitingForResident, null);

    [Fact]
    public void Nothing_is_parked_for_ever()
    {
        var ticket = Answered().Do(Steward, 10, ForResident).ClockAt(3 * Day + 9.9);
        Assert.NotNull(ticket.Ticket.Pause);

        ticket.ClockAt(3 * Day + 10);

        Assert.Null(ticket.Ticket.Pause);
        Assert.Equal("system", ticket.Log[^1].By);
        Assert.Equal(ATicket.At(3 * Day + 30), ticket.Owed(Obligation.Solution).DueAt);
    }

    [Fact]
    public void A_part_is_waited_for_longer_than_a_resident()
    {
        var ticket = Answered().Do(Steward, 10, new PauseTicket(PauseReason.WaitingForPart, null));

        Assert.Equal(ATicket.At(7 * Day + 10), ticket.Ticket.Pause!.Until);
        Assert.Equal(ATicket.At(7 * Day + 10), ticket.Ticket.WakeAt);
    }

    [Fact]
    public void After_an_outage_the_clocks_ran_again_when_they_should_have()
    {
        var ticket = Answered().Do(Steward, 10, ForResident).ClockAt(3 * Day + 120);

        Assert.Equal((ATicket.At(3 * Day + 10), ATicket.At(3 * Day + 120)), (ticket.Facts<Resumed>().Single().ResumedAt, ticket.Log[^1].At));
        Assert.Equal(
            [30.0, 60, 90, 120], ticket.Facts<DeadlineMissed>().Select(missed => (missed.DueAt - ATicket.At(3 * Day)).TotalMinutes));
        Assert.Equal(5, ticket.Ticket.Rung.Level);
    }

    [Fact]
    public void A_late_hand_does_not_lengthen_a_pause_that_had_ended()
    {
        var ticket = Answered().Do(Steward, 10, ForResident);

        Assert.Contains("is not paused", ticket.Refused(Steward, 3 * Day + 15, new ResumeTicket(null)).Sentence, StringComparison.Ordinal);
        Assert.Equal(ATicket.At(3 * Day + 10), ticket.Do(Steward, 3 * Day + 15, new CommentOnTicket("来了")).Facts<Resumed>().Single().ResumedAt);
    }

    /// <summary>From Monday nine o'clock; minutes count from there, so the next day begins at 15 hours.</summary>
    [Theory]
    [InlineData(4, 120, 23 * 60, 25.5)]         // Two of four hours used at eleven; resumed on Tuesday at eight: 10:30.
    [InlineData(4, 120, 24 * 60, 26)]           // Resumed at nine: 11:00.
    [InlineData(4, 120, 150, 6)]                // Half an hour in the morning: 15:00 instead of 14:30.
    [InlineData(4, 180, 255, 5.5)]              // Over lunch nothing stood still that would have run: 14:30.
    [InlineData(40, 104 * 60, 147 * 60, 171)]   // Friday 17:00 to Sunday noon: half an hour of work stood still; Monday 12:00.
    [InlineData(40, 104 * 60, 168 * 60, 173)]   // To Monday nine: an hour; after lunch, 14:00.
    public void In_working_hours_only_work_that_stood_still_is_added(double hours, double pausedAt, double resumedAt, double dueAfterHours)
    {
        var ticket = Answered(Hours(hours)).Do(Steward, pausedAt, ForResident).Do(Steward, resumedAt, new ResumeTicket(null));

        Assert.Equal(ATicket.At(60 * dueAfterHours), ticket.Owed(Obligation.Solution).DueAt);
    }

    [Fact]
    public void A_pause_before_the_first_working_minute_takes_nothing_from_the_allowance()
    {
        // Returned to the grid after hours: a fresh limit, paused at once and resumed in the same night.
        var ticket = Answered(Hours(4)).Do(Steward, 10 * 60, new ResolveTicket("好", [])).Do("resident", 11 * 60, new ReopenTicket("没好"))
            .Do(Steward, 12 * 60, ForResident).Do(Steward, 13 * 60, new ResumeTicket(null));

        Assert.Equal(ATicket.At(23.5 * 60 + 3.5 * 60 + 90 + 30), ticket.Owed(Obligation.Solution).DueAt);
    }

    private static ATicket Answered(ResponsePolicy? policy = null)
    {
        var city = new SmallCity();
        return new ATicket(city: policy is null ? city : city.WithPolicy(policy)).Do(Steward, 5, new AcknowledgeTicket(null));
    }

    private static ResponsePolicy Hours(double hours) => ResponsePolicy.Rule2341 with
    {
        Limits = new Dictionary<Severity, IReadOnlyList<Term>>(ResponsePolicy.Rule2341.Limits)
        {
            [Severity.Ordinary] = [new(Obligation.Response, Allowance.OfMinutes(20)), new(Obligation.Solution, Allowance.OfWorkingHours(hours))],
        },
    };
}
