using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Testing;

namespace RedProperty.Realtime.Domain.Tests.Deadlines;

public sealed class Extending
{
    private const string Steward = "steward-spring-1";
    private const string Manager = "manager-spring";

    private static readonly AskExtension Ask = new(Obligation.Solution, 20, "要登高车");
    private static readonly GrantExtension Grant = new(null, "同意");

    private readonly SmallCity city = new();

    [Fact]
    public void Granted_it_adds_to_the_limit_and_the_yellow_card_comes_again()
    {
        var ticket = Answered().ClockAt(23).Do(Steward, 25, Ask).Do(Manager, 26, Grant);

        Assert.Equal((ATicket.At(45), ATicket.At(50)), (ticket.Owed(Obligation.Solution).YellowAt, ticket.Owed(Obligation.Solution).DueAt));
        Assert.Equal([ATicket.At(30), ATicket.At(50)], ticket.ClockAt(50).Facts<YellowCard>().Select(card => card.DueAt));
        Assert.Equal(ATicket.At(50), ticket.Facts<DeadlineMissed>().Single().DueAt);
        Assert.Equal(ATicket.At(80), ticket.Owed(Obligation.Solution).DueAt);
    }

    [Fact]
    public void While_it_is_asked_the_clock_runs()
    {
        var ticket = Answered().Do(Steward, 25, Ask);

        Assert.Equal(ExtensionState.Asked, Assert.Single(ticket.Ticket.Extensions!).State);
        Assert.Equal(ATicket.At(30), ticket.Owed(Obligation.Solution).DueAt);
    }

    [Fact]
    public void Missed_before_anybody_decided_the_wish_lapses()
    {
        var ticket = Answered().Do(Steward, 25, Ask).ClockAt(30);

        Assert.Equal(ExtensionState.Lapsed, Assert.Single(ticket.Ticket.Extensions!).State);
        Assert.Contains("Nobody waits for more time", ticket.Refused("secretary-spring", 31, Grant).Sentence, StringComparison.Ordinal);
        Assert.Equal(RefusalCode.Forbidden, ticket.Refused(Manager, 31, Grant).Code);
    }

    [Fact]
    public void Met_before_anybody_decided_the_wish_lapses_too()
    {
        var ticket = Answered().Do(Steward, 25, Ask).Do(Steward, 26, new ProposeSolution("换灯"));

        Assert.Equal(ExtensionState.Lapsed, Assert.Single(ticket.Ticket.Extensions!).State);
        Assert.Equal(RefusalCode.Conflict, ticket.Refused(Manager, 27, Grant).Code);
        Assert.DoesNotContain(TicketAction.GrantExtension, TicketActions.For(city.Person(Manager), ticket.Ticket, city.Chart));
    }

    [Fact]
    public void It_is_asked_for_once()
    {
        var refused = Answered().Do(Steward, 25, Ask).Do(Manager, 26, new RefuseExtension(Obligation.Solution, "人手够"));

        Assert.Equal(ExtensionState.Refused, Assert.Single(refused.Ticket.Extensions!).State);
        Assert.Equal(ATicket.At(30), refused.Owed(Obligation.Solution).DueAt);
        Assert.Contains("was asked for already (refused)", refused.Refused(Steward, 27, Ask).Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(TicketAction.AskExtension, TicketActions.For(city.Person(Steward), refused.Ticket, city.Chart));
    }

    [Fact]
    public void Reopened_it_may_be_asked_for_again()
    {
        var ticket = Answered().Do(Steward, 25, Ask).Do(Manager, 26, Grant).Do(Steward, 40, new ResolveTicket("好", []))
            .Do("resident", 60, new ReopenTicket("没好")).Do(Steward, 70, Ask).Do(Manager, 71, Grant);

        Assert.Equal(ATicket.At(110), ticket.Owed(Obligation.Solution).DueAt);
    }

    [Theory]
    [InlineData(30.5)]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(double.NaN)]
    public void More_than_the_policy_allows_is_refused_with_what_it_allows(double minutes)
    {
        var refusal = Answered().Refused(Steward, 10, Ask with { Minutes = minutes });

        Assert.Equal((RefusalCode.Invalid, "minutes"), (refusal.Code, refusal.Field));
        Assert.Contains("more than 0 and at most 30, as the policy allows", refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void As_much_as_the_policy_allows_is_taken_and_offered()
    {
        var ticket = Answered();

        Assert.Equal([(Obligation.Solution, 30)], TicketActions.Extendable(ticket.Ticket));
        Assert.Equal(ATicket.At(60), ticket.Do(Steward, 10, Ask with { Minutes = 30 }).Do(Manager, 11, Grant).Owed(Obligation.Solution).DueAt);
    }

    [Fact]
    public void Where_the_policy_grants_none_there_is_nothing_to_ask()
    {
        city.WithPolicy(ResponsePolicy.Rule2341 with { ExtensionShare = 0 });
        var ticket = Answered();

        Assert.Contains("allows no extension; escalate it", ticket.Refused(Steward, 10, Ask).Sentence, StringComparison.Ordinal);
        Assert.Empty(TicketActions.Extendable(ticket.Ticket));
    }

    [Fact]
    public void An_answer_takes_no_more_time_and_what_is_not_owed_no_time_at_all()
    {
        Assert.Equal("obligation", Answered().Refused(Steward, 10, Ask with { Obligation = Obligation.Response }).Field);
        Assert.Contains("No written reply is owed", Answered().Refused(Steward, 10, Ask with { Obligation = Obligation.WrittenReply }).Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Steward)]
    [InlineData("worker-spring-1")]
    public void Only_the_rung_above_decides(string person)
    {
        var refusal = Answered().Do(Steward, 10, Ask).Refused(person, 11, Grant);

        Assert.Equal(RefusalCode.Forbidden, refusal.Code);
        Assert.Contains("propertyManager@spring", refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_rung_above_may_decide() =>
        Assert.Equal(ATicket.At(50), Answered().Do(Steward, 10, Ask).Do("street", 11, Grant).Owed(Obligation.Solution).DueAt);

    [Fact]
    public void At_the_city_nobody_grants()
    {
        var ticket = new ATicket("lift-stopped").ClockAt(100);
        Assert.Equal(6, ticket.Ticket.Rung.Level);

        Assert.Contains("nobody stands above it", ticket.Refused("city", 110, Ask).Sentence, StringComparison.Ordinal);
        Assert.Equal(RefusalCode.Forbidden, ticket.Refused("city", 110, Grant).Code);
        Assert.Empty(TicketActions.Extendable(ticket.Ticket));
    }

    [Fact]
    public void Granted_while_the_clock_stands_still_it_adds_to_what_is_left()
    {
        var ticket = Answered().Do(Steward, 10, Ask).Do(Steward, 12, new PauseTicket(PauseReason.WaitingForPart, null))
            .Do(Manager, 20, Grant).Do(Steward, 42, new ResumeTicket(null));

        Assert.Equal(ATicket.At(80), ticket.Owed(Obligation.Solution).DueAt);
    }

    [Fact]
    public void In_working_hours_it_is_working_time()
    {
        city.WithPolicy(Limits(Allowance.OfWorkingHours(8)));
        var ticket = Answered().Do(Steward, 60, Ask with { Minutes = 240 }).Do(Manager, 70, Grant);

        // Seven hours until Monday 17:30, the eighth until Tuesday 9:30, four more: 12:00, then lunch, then 15:00.
        Assert.Equal(ATicket.At(30 * 60), ticket.Owed(Obligation.Solution).DueAt);
    }

    [Fact]
    public void What_was_asked_under_a_longer_limit_is_not_granted_beyond_a_shorter_ones_cap()
    {
        var ticket = new ATicket("lift-stopped").Do(Steward, 5, new AcknowledgeTicket(null)).Do(Steward, 6, Ask with { Minutes = 600 })
            .Do(Steward, 7, new ReclassifyTicket(null, Severity.Ordinary, "已有备用梯"));

        Assert.Contains("at most 30 minutes", ticket.Refused(Manager, 8, Grant).Sentence, StringComparison.Ordinal);
        Assert.Equal(ATicket.At(30), ticket.Do(Manager, 9, new RefuseExtension(null, "时限已变")).Owed(Obligation.Solution).DueAt);
    }

    private static ResponsePolicy Limits(Allowance solution) => ResponsePolicy.Rule2341 with
    {
        Limits = new Dictionary<Severity, IReadOnlyList<Term>>(ResponsePolicy.Rule2341.Limits)
        {
            [Severity.Ordinary] = [new(Obligation.Response, Allowance.OfMinutes(20)), new(Obligation.Solution, solution)],
        },
    };

    private ATicket Answered() => new ATicket(city: city).Do(Steward, 5, new AcknowledgeTicket(null));
}
