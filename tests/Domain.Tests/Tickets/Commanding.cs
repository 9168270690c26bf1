using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Tests.Tickets;

public sealed class Commanding
{
    private const string Steward = "steward-spring-1";

    [Fact]
    public void A_matter_goes_from_answered_to_planned_to_resolved_to_closed()
    {
        var ticket = new ATicket();

        Assert.Equal(Phase.Acknowledged, ticket.Do(Steward, 1, new AcknowledgeTicket(" 马上到 ")).Ticket.Phase);
        Assert.Equal(Phase.Planned, ticket.Do(Steward, 2, new ProposeSolution("换灯")).Ticket.Phase);
        Assert.Equal(Phase.Resolved, ticket.Do(Steward, 9, new ResolveTicket("换好了", [])).Ticket.Phase);
        Assert.Equal(ATicket.At(9), ticket.Ticket.ResolvedAt);
        Assert.Equal(Phase.Closed, ticket.Do("resident", 12, new ConfirmTicket(5, "谢谢")).Ticket.Phase);
        Assert.Equal(5, ticket.Ticket.Rating);
        Assert.Equal("马上到", ticket.Facts<Acknowledged>().Single().Message);
        Assert.All(ticket.Ticket.Deadlines, deadline => Assert.Equal(DeadlineState.Met, deadline.State));
        Assert.Equal(5, ticket.Ticket.Version);
        Assert.False(ticket.Ticket.IsOpen);
    }

    [Fact]
    public void A_proposed_solution_is_an_answer_too()
    {
        var ticket = new ATicket().Do(Steward, 3, new ProposeSolution("换灯"));

        Assert.Null(ticket.Ticket.WakeAt);
    }

    [Fact]
    public void A_major_matter_still_owes_the_written_reply_after_the_answer()
    {
        var ticket = new ATicket("lift-stopped").Do(Steward, 3, new AcknowledgeTicket(null)).Do(Steward, 5, new ProposeSolution("换曳引绳"));
        Assert.Equal(Obligation.WrittenReply, Assert.Single(ticket.Ticket.Deadlines, deadline => deadline.IsRunning).Obligation);

        ticket.Do(Steward, 60, new ReplyInWriting("明日更换"));
        Assert.Null(ticket.Ticket.NextDueAt);
        Assert.Equal(Phase.Planned, ticket.Ticket.Phase);
    }

    [Fact]
    public void Not_fixed_reopens_with_new_limits_and_counts_as_rework()
    {
        var ticket = new ATicket().Do(Steward, 5, new ResolveTicket("好了", [])).Do("resident", 60, new ReopenTicket("还是不亮"));

        Assert.Equal((Phase.Reported, 1), (ticket.Ticket.Phase, ticket.Ticket.Reworks));
        Assert.Null(ticket.Ticket.ResolvedAt);
        Assert.Equal(ATicket.At(80), ticket.Ticket.NextDueAt);
    }

    [Fact]
    public void A_confirmation_without_stars_keeps_earlier_stars() =>
        Assert.Equal(4, new ATicket().Do(Steward, 1, new ResolveTicket("好", [])).Do("resident", 2, new ConfirmTicket(4, null))
            .Do("resident", 3, new ReopenTicket("又坏了")).Do(Steward, 4, new ResolveTicket("好", [])).Do("resident", 5, new ConfirmTicket(null, " ")).Ticket.Rating);

    [Fact]
    public void Escalating_takes_the_running_limits_along()
    {
        var ticket = new ATicket().Do(Steward, 2, new EscalateTicket("需要社区协调"));

        Assert.Equal("manager-spring", Assert.Single(ticket.Ticket.Holders).UserId);
        Assert.Equal([(2, ATicket.At(20)), (2, ATicket.At(30))], ticket.Ticket.Deadlines.Select(deadline => (deadline.Rung, deadline.DueAt)));
        Assert.Equal(EscalationCause.Requested, ticket.Facts<Escalated>().Single().Cause);
    }

    [Fact]
    public void Whoever_takes_over_an_answered_matter_owes_an_answer_of_his_own()
    {
        var ticket = new ATicket().Do(Steward, 2, new AcknowledgeTicket(null)).Do(Steward, 10, new EscalateTicket("做不了"));

        Assert.Contains(ticket.Ticket.Deadlines, deadline => deadline is { Obligation: Obligation.Response, Rung: 2, IsRunning: true } && deadline.DueAt == ATicket.At(30));
    }

    [Fact]
    public void Whoever_took_over_an_answered_matter_can_give_that_answer()
    {
        var ticket = new ATicket().Do(Steward, 2, new AcknowledgeTicket(null)).Do(Steward, 10, new EscalateTicket("做不了"));
        var city = new RedProperty.Realtime.Testing.SmallCity();
        Assert.Contains(TicketAction.Acknowledge, TicketActions.For(city.Person("manager-spring"), ticket.Ticket, city.Chart));

        ticket.Do("manager-spring", 12, new AcknowledgeTicket("我来"));

        Assert.DoesNotContain(ticket.Ticket.Deadlines, deadline => deadline.IsOwed && deadline.Obligation == Obligation.Response);
        Assert.Equal(RefusalCode.Conflict, ticket.Refused("manager-spring", 13, new AcknowledgeTicket(null)).Code);
        Assert.DoesNotContain(TicketAction.Acknowledge, TicketActions.For(city.Person("manager-spring"), ticket.Ticket, city.Chart));
    }

    [Fact]
    public void The_city_cannot_escalate_further()
    {
        var refusal = new ATicket().ClockAt(200).Refused("city", 201, new EscalateTicket("再往上"));

        Assert.Equal(RefusalCode.Conflict, refusal.Code);
    }

    [Theory]
    [InlineData("lamp-out", "secretary-spring")]
    [InlineData("illegal-construction", "station")]
    public void What_the_first_rung_gives_back_goes_above_the_grid(string kind, string to)
    {
        var ticket = new ATicket(kind).Do("worker-spring-1", 4, new ReturnTicket("不归我们管"));

        Assert.Equal(to, Assert.Single(ticket.Ticket.Holders).UserId);
        Assert.Equal(1, ticket.Ticket.Returns);
        Assert.Equal(ATicket.At(20), ticket.Ticket.NextDueAt);
    }

    [Fact]
    public void What_a_higher_rung_gives_back_goes_one_down()
    {
        var ticket = new ATicket().ClockAt(20).Do("manager-spring", 22, new ReturnTicket("请管家处理"));

        Assert.Equal((1, Steward), (ticket.Ticket.Rung.Level, ticket.Ticket.Holders.Single().UserId));
    }

    [Fact]
    public void Assigning_names_one_person_who_may_act()
    {
        var ticket = new ATicket().Do("manager-spring", 2, new AssignTicket("worker-spring-1"));
        Assert.Equal("worker-spring-1", Assert.Single(ticket.Ticket.Holders).UserId);

        Assert.Equal(RefusalCode.Conflict, ticket.Refused("manager-spring", 3, new AssignTicket("worker-spring-1")).Code);
        Assert.Equal(RefusalCode.Invalid, ticket.Refused("manager-spring", 3, new AssignTicket("worker-lake-1")).Code);
        Assert.Equal(RefusalCode.NotFound, ticket.Refused("manager-spring", 3, new AssignTicket("nobody")).Code);
    }

    [Fact]
    public void Made_major_it_gets_the_major_limits_from_the_acceptance()
    {
        var ticket = new ATicket().Do(Steward, 10, new AcknowledgeTicket(null)).Do(Steward, 25, new ReclassifyTicket(null, Severity.Major, "整栋楼"));

        Assert.Equal(
            [(Obligation.Response, DeadlineState.Met, ATicket.At(20)), (Obligation.WrittenReply, DeadlineState.Running, ATicket.At(240)), (Obligation.Solution, DeadlineState.Running, ATicket.At(1440))],
            ticket.Ticket.Deadlines.Select(deadline => (deadline.Obligation, deadline.State, deadline.DueAt)));
    }

    [Fact]
    public void Made_ordinary_too_late_the_limit_counts_from_that_moment()
    {
        var ticket = new ATicket("lift-stopped").Do(Steward, 10, new AcknowledgeTicket(null)).Do(Steward, 120, new ReclassifyTicket(null, Severity.Ordinary, "已有备用梯"));

        Assert.Equal(ATicket.At(150), Assert.Single(ticket.Ticket.Deadlines, deadline => deadline.IsRunning).DueAt);
        Assert.Empty(ticket.Facts<DeadlineMissed>());
    }

    [Fact]
    public void Another_track_is_another_ladder_not_lower_in_the_city()
    {
        var atGrid = new ATicket().Do(Steward, 5, new ReclassifyTicket("illegal-construction", null, "是违建"));
        Assert.Equal(("worker-spring-1", 1), (atGrid.Ticket.Holders.Single().UserId, atGrid.Ticket.Rung.Level));

        var atStreet = new ATicket().ClockAt(40).Do("street", 45, new ReclassifyTicket("illegal-construction", null, "是违建"));
        Assert.Equal("station", atStreet.Ticket.Holders.Single().UserId);
        Assert.Equal(Track.Department, atStreet.Ticket.Track);
    }

    [Fact]
    public void Reclassifying_to_the_same_or_to_nothing_known_is_refused()
    {
        var ticket = new ATicket();

        Assert.Equal("kind", ticket.Refused(Steward, 1, new ReclassifyTicket("lamp-out", null, "x")).Field);
        Assert.Equal(RefusalCode.NotFound, ticket.Refused(Steward, 1, new ReclassifyTicket("moon", null, "x")).Code);
    }

    [Fact]
    public void A_comment_moves_nothing()
    {
        var ticket = new ATicket().Do("worker-spring-1", 5, new CommentOnTicket("我去看看"));

        Assert.Equal((Phase.Reported, ATicket.At(20)), (ticket.Ticket.Phase, ticket.Ticket.NextDueAt));
    }

    public static TheoryData<TicketCommand, string> Faulty => new()
    {
        { new AcknowledgeTicket(new string('x', 5000)), "message" },
        { new ProposeSolution(string.Empty), "text" },
        { new ProposeSolution(new string('x', 5000)), "text" },
        { new ReplyInWriting(" "), "text" },
        { new ResolveTicket(string.Empty, []), "text" },
        { new ResolveTicket("x", ["photo"]), "photoIds" },
        { new ConfirmTicket(6, null), "rating" },
        { new ConfirmTicket(null, new string('x', 5000)), "text" },
        { new ReopenTicket(string.Empty), "reason" },
        { new ReclassifyTicket("lift-stopped", null, string.Empty), "reason" },
        { new AssignTicket(string.Empty), "userId" },
        { new EscalateTicket(string.Empty), "reason" },
        { new ReturnTicket(string.Empty), "reason" },
        { new CommentOnTicket(string.Empty), "text" },
        { new AddPhotos([]), "photoIds" },
        { new AddPhotos(["0123456789abcdefghjkmnpq"], new string('x', 5000)), "text" },
        { new PublishTicket(new string('x', 5000)), "text" },
        { new UnpublishTicket(new string('x', 5000)), "text" },
        { new PauseTicket(PauseReason.WaitingForPart, new string('x', 5000)), "text" },
        { new ResumeTicket(new string('x', 5000)), "text" },
        { new AskExtension(Obligation.Solution, 5, " "), "reason" },
        { new GrantExtension(null, new string('x', 5000)), "text" },
        { new RefuseExtension(null, string.Empty), "reason" },
        { new AcknowledgeTicket(null) { OccurredAt = ATicket.At(90) }, "occurredAt" },
        { new ReportTicket("lamp-out", "spring-1-01", null, "t", null, null, [], "hub"), "command" },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void A_faulty_command_names_its_field(TicketCommand command, string field)
    {
        var refusal = new ATicket().Refused(Steward, 1, command);

        Assert.Equal((RefusalCode.Invalid, field), (refusal.Code, refusal.Field));
        Assert.StartsWith(field, refusal.Sentence, StringComparison.Ordinal);
    }

    public static TheoryData<TicketCommand> OnlyWhileOpen =>
    [
        new AcknowledgeTicket(null), new ProposeSolution("x"), new ReplyInWriting("x"), new ResolveTicket("x", []),
        new EscalateTicket("x"), new ReturnTicket("x"), new AssignTicket("x"), new ReclassifyTicket("lift-stopped", null, "x"),
        new PauseTicket(PauseReason.WaitingForPart, null), new ResumeTicket(null), new AskExtension(Obligation.Solution, 5, "x"),
        new GrantExtension(null, null), new RefuseExtension(null, "x"),
    ];

    [Theory]
    [MemberData(nameof(OnlyWhileOpen))]
    public void What_is_resolved_is_not_worked_on(TicketCommand command)
    {
        var refusal = new ATicket().Do(Steward, 1, new ResolveTicket("好", [])).Refused(Steward, 2, command);

        Assert.Equal(RefusalCode.Conflict, refusal.Code);
    }

    [Fact]
    public void What_comes_second_is_a_conflict()
    {
        var ticket = new ATicket().Do(Steward, 1, new AcknowledgeTicket(null));

        Assert.Equal(RefusalCode.Conflict, ticket.Refused("manager-spring", 2, new AcknowledgeTicket(null)).Code);
        Assert.Equal(RefusalCode.Conflict, ticket.Refused("resident", 2, new ConfirmTicket(5, null)).Code);
        Assert.Equal(RefusalCode.Conflict, ticket.Refused("resident", 2, new ReopenTicket("x")).Code);
    }
}
