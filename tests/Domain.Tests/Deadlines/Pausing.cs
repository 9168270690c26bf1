using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Testing;

namespace RedProperty.Realtime.Domain.Tests.Deadlines;

public sealed class Pausing
{
    private const string Steward = "steward-spring-1";

    private static readonly PauseTicket ForResident = new(PauseReason.WaitingForResident, "家中无人");
    private static readonly PauseTicket ForPart = new(PauseReason.WaitingForPart, null);

    private readonly SmallCity city = new();

    [Fact]
    public void Waiting_for_the_resident_stops_solution_and_written_reply_and_the_response_runs_on()
    {
        var ticket = new ATicket("lift-stopped").Do(Steward, 5, ForResident);

        Assert.Equal(
            (DeadlineState.Running, DeadlineState.Paused, DeadlineState.Paused),
            (ticket.Owed(Obligation.Response).State, ticket.Owed(Obligation.WrittenReply).State, ticket.Owed(Obligation.Solution).State));
        Assert.Equal(Obligation.Response, Assert.Single(ticket.ClockAt(25).Facts<DeadlineMissed>()).Obligation);
        Assert.Equal(2, ticket.Ticket.Rung.Level);
    }

    [Fact]
    public void Waiting_for_a_part_stops_the_solution_alone()
    {
        var ticket = new ATicket("lift-stopped").Do(Steward, 5, ForPart);

        Assert.Equal([Obligation.Solution], ticket.Facts<Paused>().Single().Stops);
        Assert.Equal(ATicket.At(240), ticket.Owed(Obligation.WrittenReply).DueAt);
        Assert.True(ticket.Owed(Obligation.WrittenReply).IsRunning);
    }

    [Fact]
    public void The_time_that_a_clock_stood_still_moves_its_limit_and_its_yellow_card()
    {
        var ticket = Answered().Do(Steward, 10, ForResident).ClockAt(95).Do(Steward, 100, new ResumeTicket("已开门"));

        Assert.Equal((ATicket.At(112.5), ATicket.At(120)), (ticket.Owed(Obligation.Solution).YellowAt, ticket.Owed(Obligation.Solution).DueAt));
        Assert.Empty(ticket.ClockAt(112).Facts<YellowCard>());
        Assert.Equal(ATicket.At(120), ticket.ClockAt(120).Facts<DeadlineMissed>().Single().DueAt);
        Assert.Equal(ATicket.At(150), ticket.Owed(Obligation.Solution).DueAt);
    }

    [Fact]
    public void Pauses_add_up() =>
        Assert.Equal(
            ATicket.At(55),
            Answered().Do(Steward, 10, ForResident).Do(Steward, 20, new ResumeTicket(null)).Do(Steward, 25, ForPart).Do(Steward, 40, new ResumeTicket(null))
                .Owed(Obligation.Solution).DueAt);

    [Fact]
    public void A_yellow_card_that_was_shown_before_the_pause_does_not_come_again()
    {
        var ticket = Answered().ClockAt(23).Do(Steward, 24, ForPart).Do(Steward, 100, new ResumeTicket(null)).ClockAt(106);

        Assert.Single(ticket.Facts<YellowCard>());
        Assert.Equal(ATicket.At(106), ticket.Facts<DeadlineMissed>().Single().DueAt);
    }

    [Fact]
    public void A_clock_that_lags_behind_takes_no_time_away()
    {
        var ticket = Answered().Do(Steward, 10, ForPart).Do(Steward, 9.9, new ResumeTicket(null));

        Assert.Equal(ATicket.At(30), ticket.Owed(Obligation.Solution).DueAt);
    }

    [Fact]
    public void What_is_done_while_it_waits_is_met_and_ends_the_pause()
    {
        var ticket = Answered().Do(Steward, 10, ForResident).Do(Steward, 300, new ProposeSolution("换灯"));

        Assert.Equal((DeadlineState.Met, ATicket.At(300)), (ticket.Ticket.Deadlines[^1].State, ticket.Ticket.Deadlines[^1].At));
        Assert.Null(ticket.Ticket.Pause);
        Assert.Null(ticket.Ticket.WakeAt);
    }

    [Fact]
    public void A_pause_outlives_the_first_of_two_clocks_that_it_holds()
    {
        var ticket = new ATicket("lift-stopped").Do(Steward, 5, ForResident).Do(Steward, 6, new ReplyInWriting("等物业"));

        Assert.NotNull(ticket.Ticket.Pause);
        Assert.Equal(DeadlineState.Paused, ticket.Owed(Obligation.Solution).State);
    }

    [Fact]
    public void Passed_on_while_it_waits_it_still_waits_and_the_next_rung_owes_it()
    {
        var ticket = Answered().Do(Steward, 10, ForPart).Do(Steward, 20, new EscalateTicket("采购归经理")).Do("manager-spring", 40, new ResumeTicket(null));

        Assert.Equal((2, ATicket.At(60)), (ticket.Owed(Obligation.Solution).Rung, ticket.Owed(Obligation.Solution).DueAt));
    }

    [Fact]
    public void A_pause_without_a_clock_to_hold_ends()
    {
        // Only the written reply is left to be owed, and an ordinary matter owes none.
        city.WithPolicy(ResponsePolicy.Rule2341 with { Pauses = [new(PauseReason.WaitingForResident, [Obligation.WrittenReply], Allowance.OfDays(3))] });
        var ticket = new ATicket("lift-stopped", city).Do(Steward, 5, ForResident).Do(Steward, 9, new ReclassifyTicket(null, Severity.Ordinary, "已有备用梯"));

        Assert.Null(ticket.Ticket.Pause);
        Assert.Equal(ATicket.At(9), ticket.Facts<Resumed>().Single().ResumedAt);
    }

    [Fact]
    public void It_is_paused_once_and_resumed_once()
    {
        var ticket = Answered().Do(Steward, 10, ForResident);
        var twice = ticket.Refused("manager-spring", 11, ForPart);

        Assert.Equal(RefusalCode.Conflict, twice.Code);
        Assert.Contains("paused already, by steward-spring-1", twice.Sentence, StringComparison.Ordinal);
        Assert.Contains("resume it first", twice.Sentence, StringComparison.Ordinal);
        Assert.Contains("is not paused", ticket.Do(Steward, 12, new ResumeTicket(null)).Refused(Steward, 13, new ResumeTicket(null)).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_clock_runs_that_the_reason_may_stop_there_is_nothing_to_pause()
    {
        var refusal = Answered().Do(Steward, 6, new ProposeSolution("换灯")).Refused(Steward, 10, ForPart);

        Assert.Equal(RefusalCode.Conflict, refusal.Code);
        Assert.Contains("No clock of ticket 20261123-0001 runs that this reason may stop (Solution)", refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reason_that_was_not_promised_stops_nothing()
    {
        city.WithPolicy(ResponsePolicy.Rule2341 with { Pauses = [ResponsePolicy.Rule2341.Pauses![0]] });
        Assert.Contains("allows no pause for this reason", Answered().Refused(Steward, 10, ForPart).Sentence, StringComparison.Ordinal);

        city.WithPolicy(ResponsePolicy.Rule2341 with { Pauses = null });
        var ticket = Answered();
        Assert.Equal(RefusalCode.Conflict, ticket.Refused(Steward, 10, ForResident).Code);
        Assert.DoesNotContain(TicketAction.Pause, TicketActions.For(city.Person(Steward), ticket.Ticket, city.Chart));
    }

    [Fact]
    public void A_page_offers_to_pause_while_it_runs_and_to_resume_while_it_stands()
    {
        var ticket = Answered();
        IReadOnlyList<TicketAction> Offered() => TicketActions.For(city.Person(Steward), ticket.Ticket, city.Chart);

        Assert.Contains(TicketAction.Pause, Offered());
        Assert.Equal([PauseReason.WaitingForResident, PauseReason.WaitingForPart], TicketActions.PauseReasons(ticket.Ticket));
        ticket.Do(Steward, 10, ForPart);
        Assert.Contains(TicketAction.Resume, Offered());
        Assert.DoesNotContain(TicketAction.Pause, Offered());
        Assert.Empty(TicketActions.PauseReasons(ticket.Ticket));
    }

    private ATicket Answered() => new ATicket(city: city).Do(Steward, 5, new AcknowledgeTicket(null));
}
