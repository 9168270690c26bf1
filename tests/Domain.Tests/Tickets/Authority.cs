using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Testing;

namespace RedProperty.Realtime.Domain.Tests.Tickets;

public sealed class Authority
{
    private readonly SmallCity city = new();

    [Theory]
    [InlineData("steward-spring-1", true)]
    [InlineData("worker-spring-1", true)]
    [InlineData("manager-spring", true)]
    [InlineData("secretary-spring", true)]
    [InlineData("street", true)]
    [InlineData("city", true)]
    [InlineData("branch-spring-1", false)]
    [InlineData("station", false)]
    [InlineData("admin", false)]
    [InlineData("worker-spring-2", false)]
    [InlineData("steward-lake-1", false)]
    [InlineData("secretary-lake", false)]
    public void A_property_matter_is_acted_on_by_its_ladder_and_the_two_wheels(string person, bool may)
    {
        var ticket = new ATicket(city: city).Ticket;

        Assert.Equal(may, TicketAuthority.MayAct(city.Person(person), ticket, city.Chart));
        Assert.Equal(may, TicketActions.For(city.Person(person), ticket, city.Chart).Count > 0);
    }

    [Theory]
    [InlineData("worker-spring-2", false)]
    [InlineData("secretary-lake", false)]
    [InlineData("branch-spring-1", true)]
    [InlineData("admin", true)]
    [InlineData("district", true)]
    public void Seen_is_what_lies_within_ones_posts(string person, bool may) =>
        Assert.Equal(may, TicketAuthority.MaySee(city.Person(person), new ATicket(city: city).Ticket, city.Chart));

    [Fact]
    public void Outside_ones_posts_a_command_is_forbidden_and_says_who_holds_it()
    {
        var refusal = new ATicket(city: city).Refused("worker-lake-1", 1, new AcknowledgeTicket(null));

        Assert.Equal(RefusalCode.Forbidden, refusal.Code);
        Assert.Contains("steward-spring-1", refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_resident_may_confirm_reopen_and_comment_and_nothing_else()
    {
        var ticket = new ATicket(city: city).Do("resident", 1, new CommentOnTicket("快一点"));

        Assert.Equal(RefusalCode.Forbidden, ticket.Refused("resident", 2, new ResolveTicket("x", [])).Code);
    }

    [Fact]
    public void The_residents_phone_is_for_the_holder_alone()
    {
        var ticket = new ATicket(city: city, reporter: new Reporter("某", "13800000000", null));

        Assert.True(TicketAuthority.MaySeeResident(city.Person("steward-spring-1"), ticket.Ticket));
        Assert.False(TicketAuthority.MaySeeResident(city.Person("worker-spring-1"), ticket.Ticket));
        Assert.False(TicketAuthority.MaySeeResident(city.Person("steward-spring-1"), ticket.ClockAt(20).Ticket));
    }

    [Fact]
    public void Pages_show_what_fits_the_phase_and_the_rung()
    {
        var steward = city.Person("steward-spring-1");
        var ticket = new ATicket("lift-stopped", city);
        Assert.Contains(TicketAction.ReplyInWriting, TicketActions.For(steward, ticket.Ticket, city.Chart));

        ticket.Do("steward-spring-1", 1, new AcknowledgeTicket(null));
        Assert.DoesNotContain(TicketAction.Acknowledge, TicketActions.For(steward, ticket.Ticket, city.Chart));

        ticket.Do("steward-spring-1", 2, new ResolveTicket("好", []));
        Assert.Equal([TicketAction.Confirm, TicketAction.Reopen, TicketAction.Comment, TicketAction.AddPhotos, TicketAction.Publish], TicketActions.For(steward, ticket.Ticket, city.Chart));

        ticket.Do("resident", 3, new ConfirmTicket(null, null));
        Assert.Equal([TicketAction.Reopen, TicketAction.Comment, TicketAction.AddPhotos, TicketAction.Publish], TicketActions.For(steward, ticket.Ticket, city.Chart));

        var atTheTop = new ATicket(city: city).ClockAt(500).Ticket;
        Assert.DoesNotContain(TicketAction.Escalate, TicketActions.For(city.Person("city"), atTheTop, city.Chart));
    }

    [Fact]
    public void An_actor_reaches_the_feeds_and_communities_of_his_posts()
    {
        Assert.Equal(["grid/spring-1"], city.Person("worker-spring-1").Feeds(city.Chart).Select(feed => feed.Name));
        Assert.Equal(["spring"], city.Person("worker-spring-1").Communities(city.Chart));
        Assert.Equal(3, city.Person("street").Feeds(city.Chart).Count);
        Assert.Equal(["spring", "lake"], city.Person("street").Communities(city.Chart));
        Assert.Equal(["grid/lake-1"], city.Chart.FeedsOf("lake-1-02").Select(feed => feed.Name));
        Assert.True(city.Person("admin").Holds(Role.Administrator));
    }

    [Fact]
    public void A_post_at_one_building_sees_the_grids_matters_of_that_building_only()
    {
        var chart = city.Chart;
        var steward = new Actor("s", "s", ActorKind.Staff, [new Post(Role.RedSteward, "spring-1-02", ["s"])]);
        var ticket = new ATicket(city: city).Ticket;

        Assert.False(TicketAuthority.MaySee(steward, ticket, chart));
        Assert.True(TicketAuthority.MaySee(steward, ticket with { Place = ticket.Place with { Building = "spring-1-02" } }, chart));
    }
}
