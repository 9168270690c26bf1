using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Testing;

namespace RedProperty.Realtime.Domain.Tests.Photos;

public sealed class PublishingTickets
{
    private readonly SmallCity city = new();

    [Theory]
    [InlineData("steward-spring-1", true)]
    [InlineData("secretary-spring", true)]
    [InlineData("worker-spring-1", false)]
    [InlineData("manager-spring", false)]
    [InlineData("street", false)]
    [InlineData("secretary-lake", false)]
    public void Holders_and_the_communitys_secretary_make_a_ticket_public(string person, bool may)
    {
        var ticket = new ATicket(city: city);

        Assert.Equal(may, TicketActions.For(city.Person(person), ticket.Ticket, city.Chart).Contains(TicketAction.Publish));
        if (may)
        {
            ticket.Do(person, 1, new PublishTicket(null));
            Assert.True(ticket.Ticket.IsPublic);
            Assert.Contains(TicketAction.Unpublish, TicketActions.For(city.Person(person), ticket.Ticket, city.Chart));
            Assert.Null(ticket.Do(person, 2, new UnpublishTicket(null)).Ticket.IsPublic);
        }
        else
        {
            Assert.Equal(RefusalCode.Forbidden, ticket.Refused(person, 1, new PublishTicket(null)).Code);
        }
    }

    [Fact]
    public void A_closed_ticket_can_still_be_made_public()
    {
        var ticket = new ATicket(city: city).Do("steward-spring-1", 1, new ResolveTicket("好", [])).Do("resident", 2, new ConfirmTicket(5, null));

        Assert.True(ticket.Do("steward-spring-1", 3, new PublishTicket(" 样板 ")).Ticket.IsPublic);
        Assert.Equal(Phase.Closed, ticket.Ticket.Phase);
        Assert.Equal("样板", Assert.Single(ticket.Facts<Published>()).Text);
    }

    [Fact]
    public void What_is_public_already_or_private_still_is_a_conflict()
    {
        var ticket = new ATicket(city: city);
        Assert.Equal(RefusalCode.Conflict, ticket.Refused("steward-spring-1", 1, new UnpublishTicket(null)).Code);

        ticket.Do("steward-spring-1", 2, new PublishTicket(null));
        Assert.Equal(RefusalCode.Conflict, ticket.Refused("steward-spring-1", 3, new PublishTicket(null)).Code);
    }

    [Fact]
    public void A_resident_publishes_nothing() =>
        Assert.Equal(RefusalCode.Forbidden, new ATicket(city: city).Refused("resident", 1, new PublishTicket(null)).Code);
}
