using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Simulator.City;
using RedProperty.Realtime.Simulator.Play;
using RedProperty.Realtime.Simulator.Proof;
using RedProperty.Realtime.Simulator.Reports;

namespace RedProperty.Realtime.Client.Tests.Simulation;

public class ProofTests
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly ReportMark Mark = new("1a");
    private static readonly Building Here = new("b1", "1 A ST", "g1", "c1", "1 A ST", null, null);

    [Theory]
    [InlineData(1, 20, 30, true)]
    [InlineData(1, 20, 31, false)]
    [InlineData(1, 19, 30, false)]
    [InlineData(60, 20, 30, false)]
    public void First_limits_are_twenty_and_thirty_minutes_after_the_acceptance(double timeScale, int response, int solution, bool fits) =>
        Assert.Equal(fits, new Expected(timeScale).Fits(ATicket(deadlines: [Due("response", response), Due("solution", solution)])));

    [Fact]
    public void A_major_matter_also_has_its_written_reply()
    {
        var expected = new Expected(1);
        TicketDeadline[] whole = [Due("response", 20), Due("writtenReply", 240), Due("solution", 1440)];

        Assert.True(expected.Fits(ATicket(deadlines: whole) with { Severity = "major" }));
        Assert.False(expected.Fits(ATicket(deadlines: whole[..2]) with { Severity = "major" }));
        Assert.False(expected.Fits(ATicket(deadlines: whole) with { Severity = "ordinary" }));
    }

    [Fact]
    public void Limits_of_higher_rungs_are_not_the_first() =>
        Assert.True(new Expected(1).Fits(ATicket(deadlines: [Due("response", 20), Due("solution", 30), Due("response", 40) with { Rung = 2 }])));

    [Fact]
    public void All_is_well_when_every_report_has_its_ticket_in_its_place()
    {
        var check = Check([0], ATicket());

        Assert.Equal((0, 0, 0, 0), (check.Lost, check.Doubled, check.WrongGrid, check.WrongDeadlines));
        Assert.Single(check.Tickets);
    }

    [Fact]
    public void Finds_what_was_lost() => Assert.Equal(1, Check([0]).Lost);

    [Fact]
    public void Finds_what_was_taken_twice() => Assert.Equal(1, Check([0], ATicket(), ATicket() with { Id = "c1.other" }).Doubled);

    [Fact]
    public void Finds_a_ticket_in_the_wrong_grid() =>
        Assert.Equal(1, Check([0], ATicket() with { Feed = "grid/g2", Place = new TicketPlace("c1", "g2", "b1", null, null) }).WrongGrid);

    [Fact]
    public void Finds_a_ticket_at_the_wrong_building() =>
        Assert.Equal(1, Check([0], ATicket() with { Place = new TicketPlace("c1", "g1", "b9", null, null) }).WrongGrid);

    [Fact]
    public void Leaves_other_peoples_tickets_alone() =>
        Assert.Empty(Check([], ATicket() with { Description = "A neighbour's own report." }).Tickets);

    [Fact]
    public void An_outcome_is_clean_only_without_any_fault()
    {
        var clean = AnOutcome();

        Assert.True(clean.IsClean);
        Assert.All(
            [
                clean with { Lost = 1 }, clean with { Doubled = 1 }, clean with { WrongGrid = 1 }, clean with { WrongDeadlines = 1 },
                clean with { LostPushes = 1 }, clean with { Errors = new Dictionary<string, int> { ["report 500"] = 1 } },
            ],
            outcome => Assert.False(outcome.IsClean));
    }

    private static TicketCheck Check(int[] accepted, params TicketSnapshot[] tickets) => new(
        [new PlannedReport(ARequest(), Here, Whereabouts.BuildingCode, new HashSet<string> { "g1" })], accepted, tickets, Mark, new Expected(1));

    private static ServiceRequest ARequest() => new(0, "id", Nine, "graffiti", "words", "1 A ST", null, null, "d", "s", "c1", "c1");

    private static TicketDeadline Due(string obligation, int minutes) =>
        new(obligation, 1, $"PT{minutes}M", Nine.AddMinutes(minutes), Nine, "running", null);

    private static TicketSnapshot ATicket(params TicketDeadline[] deadlines) => new(
        "c1.t1", "20261123-0001", "grid/g1", 1, "graffiti", "cleanliness", "ordinary", "grid", "reported",
        new TicketPlace("c1", "g1", "b1", null, null), "Graffiti", $"words {Mark.Of(0)}", [],
        new TicketRung(1, "gridWorker", "grid", "gridWorker@g1", Nine), [],
        deadlines.Length > 0 ? deadlines : [Due("response", 20), Due("solution", 30)], Nine, Nine, null, null, "open311", 0, 0, null);

    private static Outcome AnOutcome() => new(
        1, 1, 1, 2, 2, 3, 1, 0, 0, 0, new Dictionary<string, int>(), new Dictionary<string, int>(), 1, 2, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        new Dictionary<string, int>());
}
