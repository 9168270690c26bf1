using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Searches;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Testing;

namespace RedProperty.Realtime.Domain.Tests.Searches;

public sealed class Filtering
{
    private readonly SmallCity city = new();

    [Fact]
    public void Without_anything_every_ticket_fits()
    {
        Assert.True(TicketFilter.None.IsEmpty);
        Assert.True(TicketFilter.Read(" ", "", null, " ", null).IsEmpty);
        Assert.True(Fits(TicketFilter.None));
    }

    [Theory]
    [InlineData("灯不亮")]
    [InlineData("三楼　灯")]
    [InlineData("２单元")]
    [InlineData("20261123-0001")]
    [InlineData("２０２６１１２３－０００１")]
    [InlineData("LAMP-out")]
    public void The_text_is_found_whatever_width_and_case_it_was_typed_in(string text) => Assert.True(Fits(new TicketFilter(text)));

    [Theory]
    [InlineData("灯不亮 电梯")]
    [InlineData("20261123-0002")]
    public void Every_word_must_occur(string text) => Assert.False(Fits(new TicketFilter(text)));

    [Fact]
    public void The_kind_and_the_building_are_found_by_either_name()
    {
        var kind = city.Current.Catalogue.Find("lamp-out")!;
        var building = city.Current.Organisation.FindPlace("spring-1-01")!;

        foreach (var name in new[] { kind.Name, kind.NameEn, building.Name, building.NameEn, building.Id })
        {
            Assert.True(Fits(new TicketFilter(name.ToUpperInvariant())), name);
        }
    }

    [Fact]
    public void The_resident_is_never_looked_at()
    {
        var ticket = new ATicket(reporter: new Reporter("王某某", "13800002341", "resident@example.org")).Ticket;

        foreach (var word in new[] { "王某某", "13800002341", "2341", "resident@example.org" })
        {
            Assert.False(new TicketFilter(word).Fits(ticket, city.Current, ATicket.Nine), word);
        }
    }

    [Fact]
    public void Phase_category_and_grid_narrow_it()
    {
        var category = new ATicket(city: city).Ticket.Category;

        Assert.True(Fits(TicketFilter.Read(null, "reported", null, category, "spring-1")));
        Assert.False(Fits(TicketFilter.Read(null, "Planned", null, null, null)));
        Assert.False(Fits(new TicketFilter(Category: "another")));
        Assert.False(Fits(new TicketFilter(Grid: "spring-2")));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(14.9, null)]
    [InlineData(15, Card.Yellow)]
    [InlineData(20, Card.Red)]
    public void The_card_is_the_one_of_the_moment_even_before_the_clock_has_run(double minutes, Card? card)
    {
        var ticket = new ATicket(city: city).Ticket;

        Assert.Equal(card, ticket.CardAt(ATicket.At(minutes)));
        Assert.Equal(card == Card.Red, new TicketFilter(Mark: Card.Red).Fits(ticket, city.Current, ATicket.At(minutes)));
        Assert.Equal(card == Card.Yellow, TicketFilter.Read(null, null, "yellow", null, null).Fits(ticket, city.Current, ATicket.At(minutes)));
    }

    [Fact]
    public void What_was_missed_and_made_good_on_a_higher_rung_is_no_longer_red()
    {
        var missed = new ATicket("lift-stopped", city).ClockAt(20);
        Assert.Equal(Card.Red, missed.Ticket.CardAt(ATicket.At(21)));

        missed.Do(missed.Ticket.Holders[0].UserId, 22, new AcknowledgeTicket(null));

        Assert.NotEqual(Card.Red, missed.Ticket.CardAt(ATicket.At(22)));
    }

    [Fact]
    public void A_filter_that_is_changed_looks_for_the_new_text() =>
        Assert.False(Fits(new TicketFilter("灯") with { Text = "电梯" }));

    [Theory]
    [InlineData("q", "phase", "1")]
    [InlineData("q", "phase", "done")]
    [InlineData("q", "mark", "blue")]
    [InlineData("q", "category", "weather")]
    [InlineData("q", "grid", "spring")]
    public void A_word_that_means_nothing_is_refused_to_a_program_and_left_out_of_a_page(string text, string field, string word)
    {
        string? Of(string name) => name == field ? word : null;

        Assert.Equal(field, TicketFilter.Check(text, Of("phase"), Of("mark"), Of("category"), Of("grid"), city.Current)?.Field);
        if (field is "phase" or "mark")
        {
            Assert.Equal(new TicketFilter(text), TicketFilter.Read(text, Of("phase"), Of("mark"), null, null));
        }
    }

    private bool Fits(TicketFilter filter) => filter.Fits(new ATicket(city: city).Ticket, city.Current, ATicket.Nine);
}
