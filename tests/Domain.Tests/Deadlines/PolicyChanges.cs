using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Testing;

namespace RedProperty.Realtime.Domain.Tests.Deadlines;

/// <summary>A policy that changes while tickets are open.</summary>
public sealed class PolicyChanges
{
    private const string Steward = "steward-spring-1";
    private static readonly ApplyPolicy Apply = new("区里统一时限");

    private readonly SmallCity city = new();

    [Fact]
    public void What_was_promised_at_the_acceptance_stays()
    {
        var ticket = new ATicket(city: city);
        city.WithPolicy(Ordinary(10, 12) with { Pauses = null, ExtensionShare = 0, Reminders = null, YellowShare = 0.5 });

        ticket.Do(Steward, 14, new AcknowledgeTicket(null)).Do(Steward, 15, new AskExtension(Obligation.Solution, 30, "等车"))
            .Do("manager-spring", 16, new GrantExtension(null, null)).Do(Steward, 17, new PauseTicket(PauseReason.WaitingForPart, null))
            .Do(Steward, 18, new ResumeTicket(null)).ClockAt(28);

        Assert.Equal(ATicket.At(61), ticket.Owed(Obligation.Solution).DueAt);
        Assert.Equal(ATicket.At(28), ticket.Facts<Reminded>().Single().DueAt);
        Assert.Empty(ticket.Facts<YellowCard>());
    }

    [Fact]
    public void What_is_missed_later_gives_the_next_rung_what_was_promised()
    {
        var ticket = new ATicket(city: city);
        city.WithPolicy(Ordinary(5, 5));

        Assert.Equal(ATicket.At(40), ticket.ClockAt(20).Owed(Obligation.Response).DueAt);
    }

    [Fact]
    public void Reopened_it_has_what_was_promised_to_it_again()
    {
        var ticket = new ATicket(city: city).Do(Steward, 5, new ResolveTicket("好", []));
        city.WithPolicy(Ordinary(5, 5));

        Assert.Equal(ATicket.At(90), ticket.Do("resident", 60, new ReopenTicket("没好")).Owed(Obligation.Solution).DueAt);
    }

    [Fact]
    public void An_administrator_says_otherwise_and_the_limits_count_from_the_same_moment()
    {
        var ticket = new ATicket(city: city).ClockAt(16);
        city.WithPolicy(Ordinary(40, 60));
        ticket.Do("admin", 18, Apply);

        Assert.Equal((ATicket.At(40), ATicket.At(60)), (ticket.Owed(Obligation.Response).DueAt, ticket.Owed(Obligation.Solution).DueAt));
        Assert.Equal("区里统一时限", ticket.Facts<LimitsChanged>().Single().Reason);
        Assert.Equal("admin", ticket.Log[^1].By);
        Assert.Equal([ATicket.At(20), ATicket.At(40)], ticket.ClockAt(30).Facts<YellowCard>().Select(card => card.DueAt));
    }

    [Fact]
    public void A_limit_that_nobody_could_have_met_counts_from_now()
    {
        var ticket = new ATicket(city: city).Do(Steward, 5, new AcknowledgeTicket(null));
        city.WithPolicy(Ordinary(5, 15));
        ticket.Do("admin", 20, Apply);

        Assert.Equal(ATicket.At(35), ticket.Owed(Obligation.Solution).DueAt);
        Assert.Empty(ticket.ClockAt(34.9).Facts<DeadlineMissed>());
    }

    [Fact]
    public void A_limit_that_nobody_could_have_met_while_the_clock_stands_still_counts_from_when_it_runs_again()
    {
        var ticket = new ATicket(city: city).Do(Steward, 5, new AcknowledgeTicket(null)).Do(Steward, 20, new PauseTicket(PauseReason.WaitingForPart, null));
        city.WithPolicy(Ordinary(5, 15));
        ticket.Do("admin", 25, Apply).Do(Steward, 50, new ResumeTicket(null));

        Assert.Equal(ATicket.At(65), ticket.Owed(Obligation.Solution).DueAt);
        Assert.Empty(ticket.ClockAt(64.9).Facts<DeadlineMissed>());
    }

    [Fact]
    public void A_clock_that_stands_still_keeps_what_was_used_of_another_limit()
    {
        var ticket = new ATicket(city: city).Do(Steward, 5, new AcknowledgeTicket(null)).Do(Steward, 20, new PauseTicket(PauseReason.WaitingForPart, null));
        city.WithPolicy(Ordinary(5, 25));
        ticket.Do("admin", 25, Apply).Do(Steward, 50, new ResumeTicket(null));

        Assert.Equal(ATicket.At(55), ticket.Owed(Obligation.Solution).DueAt);
    }

    [Fact]
    public void What_is_met_is_not_owed_again_and_what_is_newly_promised_is()
    {
        var ticket = new ATicket(city: city).Do(Steward, 5, new AcknowledgeTicket(null));
        city.WithPolicy(ResponsePolicy.Rule2341 with
        {
            Limits = new Dictionary<Severity, IReadOnlyList<Term>>
            {
                [Severity.Ordinary] = [new(Obligation.Response, Allowance.OfMinutes(2)), new(Obligation.WrittenReply, Allowance.OfMinutes(60)), new(Obligation.Solution, Allowance.OfMinutes(90))],
            },
        });
        ticket.Do("admin", 10, Apply);

        Assert.Equal(DeadlineState.Met, Assert.Single(ticket.Ticket.Deadlines, deadline => deadline.Obligation == Obligation.Response).State);
        Assert.Equal((ATicket.At(60), ATicket.At(90)), (ticket.Owed(Obligation.WrittenReply).DueAt, ticket.Owed(Obligation.Solution).DueAt));
    }

    [Fact]
    public void A_limit_that_is_promised_no_longer_is_owed_no_longer_and_so_is_the_wish_for_more_of_it()
    {
        var ticket = new ATicket("lift-stopped", city).Do(Steward, 5, new AskExtension(Obligation.WrittenReply, 60, "等厂家"));
        city.WithPolicy(ResponsePolicy.Rule2341 with
        {
            Limits = new Dictionary<Severity, IReadOnlyList<Term>> { [Severity.Major] = ResponsePolicy.Rule2341.Limits[Severity.Ordinary] },
        });
        ticket.Do("admin", 10, Apply);

        Assert.DoesNotContain(ticket.Ticket.Deadlines, deadline => deadline.Obligation == Obligation.WrittenReply);
        Assert.Equal(ExtensionState.Lapsed, Assert.Single(ticket.Ticket.Extensions!).State);
        Assert.Equal(RefusalCode.Conflict, ticket.Refused("manager-spring", 11, new GrantExtension(null, null)).Code);
    }

    [Fact]
    public void A_pause_that_holds_no_clock_any_more_ends()
    {
        city.WithPolicy(ResponsePolicy.Rule2341 with { Pauses = [new(PauseReason.WaitingForResident, [Obligation.WrittenReply], Allowance.OfDays(3))] });
        var ticket = new ATicket("lift-stopped", city).Do(Steward, 5, new PauseTicket(PauseReason.WaitingForResident, null));
        city.WithPolicy(ResponsePolicy.Rule2341 with
        {
            Limits = new Dictionary<Severity, IReadOnlyList<Term>> { [Severity.Major] = ResponsePolicy.Rule2341.Limits[Severity.Ordinary] },
        });

        Assert.Null(ticket.Do("admin", 10, Apply).Ticket.Pause);
    }

    [Fact]
    public void Reopened_and_reclassified_it_keeps_the_new_rounds_limits()
    {
        var ticket = new ATicket("lift-stopped", city).Do(Steward, 5, new ReplyInWriting("明日")).Do(Steward, 10, new ResolveTicket("好", []))
            .Do("resident", 60, new ReopenTicket("没好")).Do(Steward, 65, new ReclassifyTicket(null, Severity.Ordinary, "已有备用梯"));
        Assert.Equal((ATicket.At(80), ATicket.At(90)), (ticket.Owed(Obligation.Response).DueAt, ticket.Owed(Obligation.Solution).DueAt));

        ticket.Do(Steward, 70, new ReclassifyTicket(null, Severity.Major, "又停了"));
        Assert.Equal(
            (ATicket.At(80), ATicket.At(60 + 240), ATicket.At(60 + 1440)),
            (ticket.Owed(Obligation.Response).DueAt, ticket.Owed(Obligation.WrittenReply).DueAt, ticket.Owed(Obligation.Solution).DueAt));
    }

    private static ResponsePolicy Ordinary(double response, double solution) => ResponsePolicy.Rule2341 with
    {
        Limits = new Dictionary<Severity, IReadOnlyList<Term>>(ResponsePolicy.Rule2341.Limits)
        {
            [Severity.Ordinary] = [new(Obligation.Response, Allowance.OfMinutes(response)), new(Obligation.Solution, Allowance.OfMinutes(solution))],
        },
    };
}
