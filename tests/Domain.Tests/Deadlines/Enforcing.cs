using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Testing;

namespace RedProperty.Realtime.Domain.Tests.Deadlines;

public sealed class Enforcing
{
    [Theory]
    [InlineData(14.999, 0)]
    [InlineData(15, 1)]
    public void A_yellow_card_comes_at_three_quarters_and_not_before(double minutes, int cards) =>
        Assert.Equal(cards, new ATicket().ClockAt(minutes).Facts<YellowCard>().Count());

    [Fact]
    public void A_limit_is_not_missed_a_moment_before_it()
    {
        var ticket = new ATicket().ClockAt(19.9999);

        Assert.Empty(ticket.Facts<DeadlineMissed>());
        Assert.Equal(1, ticket.Ticket.Rung.Level);
    }

    [Fact]
    public void Rises_to_the_manager_when_the_steward_does_not_answer()
    {
        var ticket = new ATicket().ClockAt(15).ClockAt(20);

        Assert.Equal(["reported", "yellowCard", "deadlineMissed", "escalated"], ticket.Types);
        Assert.Equal("manager-spring", Assert.Single(ticket.Ticket.Holders).UserId);
        Assert.Equal(2, ticket.Ticket.Rung.Level);
        Assert.Contains(ticket.Ticket.Deadlines, deadline => deadline is { Obligation: Obligation.Response, Rung: 2, IsRunning: true } && deadline.DueAt == ATicket.At(40));
    }

    [Fact]
    public void The_clock_asked_again_answers_with_nothing()
    {
        var ticket = new ATicket().ClockAt(22);
        var before = ticket.Log.Count;

        Assert.Equal(before, ticket.ClockAt(22).Log.Count);
    }

    [Fact]
    public void Every_miss_raises_it_one_rung_until_the_city_and_each_rung_once()
    {
        var ticket = new ATicket();
        for (var minute = 0; minute <= 200; minute++)
        {
            ticket.ClockAt(minute);
        }

        Assert.Equal([2, 3, 4, 5, 6], ticket.Facts<Escalated>().Select(climb => climb.Rung.Level));
        Assert.Equal(
            [ATicket.At(20), ATicket.At(30), ATicket.At(40), ATicket.At(60), ATicket.At(60)],
            ticket.Facts<Escalated>().Select(climb => climb.Rung.Since));
        Assert.Equal("city", Assert.Single(ticket.Ticket.Holders).UserId);
        Assert.Null(ticket.Ticket.WakeAt);
    }

    [Fact]
    public void After_an_outage_the_history_is_the_same_as_without_one()
    {
        var watched = new ATicket();
        for (var second = 0; second <= 2 * 3600; second++)
        {
            watched.ClockAt(second / 60.0);
        }

        var slept = new ATicket().ClockAt(120);

        Assert.Equal(watched.Log.Select(happening => Text(happening.Fact)), slept.Log.Select(happening => Text(happening.Fact)));
        Assert.All(slept.Log.Skip(1), happening => Assert.Equal(ATicket.At(120), happening.At));
    }

    [Fact]
    public void An_answer_stops_the_response_clock_but_not_the_solution_clock()
    {
        var ticket = new ATicket().Do("steward-spring-1", 10, new AcknowledgeTicket("马上到")).ClockAt(29.9);

        Assert.Empty(ticket.Facts<DeadlineMissed>());
        Assert.Equal(Obligation.Solution, Assert.Single(ticket.ClockAt(30).Facts<DeadlineMissed>()).Obligation);
        Assert.Equal(2, ticket.Ticket.Rung.Level);
    }

    [Fact]
    public void An_answer_after_the_limit_is_late_even_when_nobody_had_enforced_it()
    {
        var ticket = new ATicket().Do("steward-spring-1", 21, new AcknowledgeTicket(null));

        Assert.Equal(["reported", "yellowCard", "deadlineMissed", "escalated", "acknowledged"], ticket.Types);
        Assert.Contains(ticket.Ticket.Deadlines, deadline => deadline is { Obligation: Obligation.Response, Rung: 1, State: DeadlineState.Missed });
    }

    [Fact]
    public void An_answer_pressed_offline_in_time_but_synced_late_is_recorded_and_late()
    {
        var ticket = new ATicket().Do("steward-spring-1", 25, new AcknowledgeTicket(null) { OccurredAt = ATicket.At(5) });

        Assert.Equal(ATicket.At(5), ticket.Log[^1].OccurredAt);
        Assert.Equal(ATicket.At(25), ticket.Log[^1].At);
        Assert.Single(ticket.Facts<DeadlineMissed>());
    }

    [Fact]
    public void A_later_policy_does_not_move_what_was_promised()
    {
        var city = new SmallCity();
        var ticket = new ATicket(city: city);
        city.WithPolicy(ResponsePolicy.Rule2341 with { TimeScale = 60 });

        Assert.Empty(ticket.ClockAt(14).Facts<YellowCard>());
        Assert.Equal(ATicket.At(40), ticket.ClockAt(20).Ticket.Deadlines[^1].DueAt);
    }

    [Fact]
    public void A_vacant_rung_is_passed_at_once_with_the_same_limit()
    {
        var ticket = new ATicket(city: new SmallCity().WithVacant("propertyManager", "spring")).ClockAt(20);

        Assert.Equal([EscalationCause.DeadlineMissed, EscalationCause.PostVacant], ticket.Facts<Escalated>().Select(climb => climb.Cause));
        Assert.Equal("secretary-spring", Assert.Single(ticket.Ticket.Holders).UserId);
        Assert.Equal((3, ATicket.At(40)), (ticket.Ticket.Deadlines[^1].Rung, ticket.Ticket.Deadlines[^1].DueAt));
    }

    [Fact]
    public void A_department_matter_climbs_station_department_city()
    {
        var ticket = new ATicket("illegal-construction").ClockAt(60);

        Assert.Equal(
            ["streetStation@yanshan", "districtDepartment@lixia", "cityBureau@jinan"],
            ticket.Facts<Escalated>().Select(climb => climb.Rung.PostId));
    }

    private static string Text(Fact fact) => System.Text.Json.JsonSerializer.Serialize(new Happening(fact, default, "x", "x"), TicketJson.Default.Happening);
}
