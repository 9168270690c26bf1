using RedProperty.Realtime.Domain.Duplicates;
using RedProperty.Realtime.Domain.Hotline;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Tests.Tickets;

/// <summary>Promise 7: what is personal stays out of every feed.</summary>
public sealed class KeepingPrivate
{
    private static readonly Reporter Resident = new("居民甲", "13800001111", null);

    [Fact]
    public void A_ticket_for_everybody_has_no_reporter_no_answers_and_no_line_of_the_hotline()
    {
        var ticket = new ATicket(reporter: Resident).Ticket with
        {
            Answers = [new TicketAnswer("trapped", ["13800001111"])],
            Hotline = new HotlineCase("JN1") { Line = [new HotlineField("联系电话", "13800001111")] },
        };

        var open = ticket.ForEverybody();

        Assert.True(ticket.IsPersonal());
        Assert.False(open.IsPersonal());
        Assert.Equal((null, null, null), (open.Reporter, open.Answers, open.Hotline!.Line));
        Assert.Equal(("JN1", ticket.Title, ticket.Version), (open.Hotline.Number, open.Title, open.Version));
    }

    [Fact]
    public void What_is_not_personal_is_left_as_it_is()
    {
        var ticket = new ATicket();

        Assert.False(ticket.Ticket.IsPersonal());
        Assert.Same(ticket.Ticket, ticket.Ticket.ForEverybody());
        Assert.All(ticket.Log, happening => Assert.Same(happening, happening.ForEverybody()));
    }

    [Fact]
    public void The_report_and_a_neighbour_who_follows_lose_their_names_phones_and_ways_in()
    {
        var reported = new ATicket(reporter: Resident).Log[0];
        var followed = reported with { Fact = new Followed("tracking-code", Resident) };

        var open = Assert.IsType<Reported>(reported.ForEverybody().Fact);
        Assert.Equal((null, null), (open.Reporter, open.Answers));
        Assert.Equal(((Reported)reported.Fact).Number, open.Number);
        Assert.Equal(new Followed(null, null), followed.ForEverybody().Fact);
    }
}
