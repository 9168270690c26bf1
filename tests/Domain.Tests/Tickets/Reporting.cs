using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Testing;

namespace RedProperty.Realtime.Domain.Tests.Tickets;

public sealed class Reporting
{
    private static readonly ReportTicket Sound = new("lamp-out", "spring-1-01", null, "灯不亮", null, null, [], "hub");

    private readonly SmallCity city = new();

    [Fact]
    public void An_ordinary_matter_is_promised_an_answer_in_20_minutes_and_a_solution_in_30()
    {
        var ticket = new ATicket().Ticket;

        Assert.Equal(
            [(Obligation.Response, ATicket.At(20)), (Obligation.Solution, ATicket.At(30))],
            ticket.Deadlines.Select(deadline => (deadline.Obligation, deadline.DueAt)));
        Assert.Equal(ATicket.At(15), ticket.WakeAt);
        Assert.Equal(ATicket.At(20), ticket.NextDueAt);
    }

    [Fact]
    public void A_major_matter_is_promised_a_written_reply_in_4_hours_and_a_solution_in_a_day()
    {
        var ticket = new ATicket("lift-stopped").Ticket;

        Assert.Equal(
            [(Obligation.Response, ATicket.At(20)), (Obligation.WrittenReply, ATicket.At(240)), (Obligation.Solution, ATicket.At(1440))],
            ticket.Deadlines.Select(deadline => (deadline.Obligation, deadline.DueAt)));
    }

    [Theory]
    [InlineData("lamp-out", Track.Property, "steward-spring-1", "redSteward@spring-1")]
    [InlineData("corridor-clutter", Track.Grid, "worker-spring-1", "gridWorker@spring-1")]
    [InlineData("illegal-construction", Track.Department, "worker-spring-1", "gridWorker@spring-1")]
    public void The_kind_decides_whose_matter_it_is(string kind, Track track, string holder, string post)
    {
        var ticket = new ATicket(kind).Ticket;

        Assert.Equal(track, ticket.Track);
        Assert.Equal(holder, Assert.Single(ticket.Holders).UserId);
        Assert.Equal(post, ticket.Rung.PostId);
        Assert.Equal(1, ticket.Rung.Level);
    }

    [Fact]
    public void Nobody_on_the_first_post_sends_it_up_at_once()
    {
        var ticket = new ATicket(city: new SmallCity().WithVacant("redSteward", "spring-1"));

        var climb = Assert.Single(ticket.Facts<Escalated>());
        Assert.Equal(EscalationCause.PostVacant, climb.Cause);
        Assert.Equal("manager-spring", Assert.Single(ticket.Ticket.Holders).UserId);
        Assert.All(ticket.Ticket.Deadlines, deadline => Assert.Equal(2, deadline.Rung));
        Assert.Equal(ATicket.At(20), ticket.Ticket.NextDueAt);
    }

    [Theory]
    [InlineData("kind", RefusalCode.NotFound)]
    [InlineData("buildingId", RefusalCode.NotFound)]
    [InlineData("title", RefusalCode.Invalid)]
    [InlineData("description", RefusalCode.Invalid)]
    [InlineData("unit", RefusalCode.Invalid)]
    [InlineData("photoIds", RefusalCode.Invalid)]
    [InlineData("occurredAt", RefusalCode.Invalid)]
    public void A_fault_names_its_field(string field, RefusalCode code)
    {
        var broken = field switch
        {
            "kind" => Sound with { Kind = "moon-out" },
            "buildingId" => Sound with { BuildingId = "spring-1" },
            "title" => Sound with { Title = "  " },
            "description" => Sound with { Description = new string('长', 5000) },
            "unit" => Sound with { Unit = new string('u', 51) },
            "photoIds" => Sound with { PhotoIds = ["p1"] },
            _ => Sound with { OccurredAt = ATicket.At(60) },
        };

        var refusal = Decide(broken, Actor.Resident).Refusal;

        Assert.NotNull(refusal);
        Assert.Equal((code, field), (refusal.Code, refusal.Field));
    }

    [Fact]
    public void Staff_report_only_inside_their_posts()
    {
        Assert.Equal(RefusalCode.Forbidden, Decide(Sound, city.Person("worker-lake-1")).Refusal?.Code);
        Assert.Null(Decide(Sound, city.Person("worker-spring-1")).Refusal);
        Assert.Null(Decide(Sound, Actor.Client("open311")).Refusal);
    }

    [Fact]
    public void The_reporter_may_call_an_ordinary_kind_major() =>
        Assert.Equal(Severity.Major, ((Reported)Decide(Sound with { Severity = Severity.Major }, Actor.Resident).Happenings[0].Fact).Severity);

    private Decision Decide(ReportTicket command, Actor actor) =>
        ReportDecision.Decide(command, new NewTicketNames("spring.x", "1", "c"), actor, city.Current, ATicket.Nine);
}
