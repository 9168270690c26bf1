using RedProperty.Realtime.Simulator.City;
using RedProperty.Realtime.Simulator.Play;
using RedProperty.Realtime.Simulator.Reports;

namespace RedProperty.Realtime.Client.Tests.Simulation;

public class PlannedReportTests
{
    private static readonly Building Here = new("b1", "1 A ST", "g1", "c1", "1 A ST", 34.05, -118.25);
    private static readonly Building SamePoint = new("b2", "1 A ST APT 2", "g2", "c2", "1 A ST APT 2", 34.05, -118.25);
    private static readonly Building Near = new("b3", "3 A ST", "g3", "c3", "3 A ST", 34.0501, -118.25);
    private static readonly BuildingIndex Buildings = new([Here, SamePoint, Near]);

    [Fact]
    public void The_same_seed_makes_the_same_reports_and_another_seed_others()
    {
        Assert.Equal(Ways(1), Ways(1));
        Assert.NotEqual(Ways(1), Ways(2));
    }

    [Fact]
    public void Most_name_the_building_some_stand_before_it_and_some_write_its_address()
    {
        var ways = Ways(1).CountBy(way => way).ToDictionary();

        Assert.InRange(ways[Whereabouts.BuildingCode], 620, 780);
        Assert.InRange(ways[Whereabouts.Point], 150, 250);
        Assert.InRange(ways[Whereabouts.Address], 60, 140);
    }

    [Fact]
    public void A_point_may_end_up_in_the_grid_of_any_of_the_nearest_buildings() =>
        Assert.Equal(["g1", "g2"], Buildings.GridsNearest(34.05, -118.25).Order());

    [Fact]
    public void A_mark_is_found_in_its_own_run_only()
    {
        var mark = new ReportMark("1a2b");

        Assert.Equal(42, mark.Find($"Somebody wrote [sim 9-000001] before. {mark.Of(42)}"));
        Assert.Null(new ReportMark("ffff").Find(mark.Of(42)));
        Assert.Null(mark.Find("no mark"));
    }

    [Fact]
    public void A_form_says_kind_place_and_mark()
    {
        var report = new PlannedReport(Row(7), Here, Whereabouts.Point, Buildings.GridsNearest(34.05, -118.25));

        var form = report.Form(new ReportMark("1a"));

        Assert.Equal(("graffiti", "34.05", "-118.25", "words [sim 1a-000007]"), (form["service_code"], form["lat"], form["long"], form["description"]));
        Assert.Equal("b1", (report with { Whereabouts = Whereabouts.BuildingCode }).Form(new ReportMark("1a"))["address_id"]);
        Assert.Equal("1 A ST", (report with { Whereabouts = Whereabouts.Address }).Form(new ReportMark("1a"))["address_string"]);
    }

    [Fact]
    public void What_a_person_means_to_do_is_the_same_in_every_run_and_most_answer_in_time()
    {
        var intentions = Enumerable.Range(0, 1000).Select(index => Intention.Of(1, index, 1)).ToArray();

        Assert.Equal(intentions, Enumerable.Range(0, 1000).Select(index => Intention.Of(1, index, 1)));
        Assert.InRange(intentions.Count(intention => intention.Acknowledge < 1), 760, 880);
        Assert.InRange(intentions.Count(intention => intention.Acknowledge is null), 60, 140);
        Assert.All(intentions.Where(intention => intention.Resolve is not null), intention => Assert.True(intention.Resolve < 1));
    }

    private static Whereabouts[] Ways(int seed) =>
        [.. Enumerable.Range(0, 1000).Select(index => PlannedReport.Of(Row(index), Here, Buildings, seed).Whereabouts)];

    private static ServiceRequest Row(int index) => new(
        index, $"id{index}", DateTimeOffset.UnixEpoch, "graffiti", "words", "1 A ST", 34.05, -118.25, "d", "s", "c1", "c1");
}
