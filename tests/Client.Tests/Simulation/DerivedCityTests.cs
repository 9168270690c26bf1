using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Escalations;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Simulator.City;
using RedProperty.Realtime.Simulator.Reports;

namespace RedProperty.Realtime.Client.Tests.Simulation;

public class DerivedCityTests
{
    private static readonly NewOrganisation Shape = new("la", "Los Angeles", "Los Angeles", "Council District {0}");

    [Fact]
    public void Is_an_organisation_that_the_program_accepts_and_whose_ladders_are_held()
    {
        var city = new DerivedCity(Shape, [Row(0, "1 A ST", "53"), Row(1, "2 B ST", "7"), Row(2, "3 C ST", ""), Row(3, "X", "7", latitude: null)], 2);

        var chart = ChartOf(city);

        Assert.Equal(4, chart.Places.Count(place => place.Level == PlaceLevel.Building));
        foreach (var building in city.Buildings.All)
        {
            foreach (var track in Enum.GetValues<Track>())
            {
                Assert.All(
                    Enumerable.Range(1, Ladder.RolesOf(track).Count),
                    level => Assert.NotEmpty(Ladder.At(chart, building.Id, track, level, DateTimeOffset.UnixEpoch).Holders));
            }
        }
    }

    [Fact]
    public void Puts_a_community_into_the_street_and_district_that_most_of_its_rows_name()
    {
        var city = new DerivedCity(
            Shape,
            [
                Row(0, "1 A ST", "53", street: "13"), Row(1, "2 A ST", "53", street: "13"), Row(2, "3 A ST", "53", street: "4"),
                Row(3, "4 A ST", "20", street: "4", district: "Valley"),
            ],
            1);

        var chart = ChartOf(city);

        Assert.Equal("la-s-13", chart.FindPlace("la-c-53")!.ParentId);
        Assert.Equal("Council District 13", chart.FindPlace("la-s-13")!.Name);
        Assert.Equal("Central", chart.FindPlace(chart.FindPlace("la-s-13")!.ParentId)!.Name);
    }

    [Fact]
    public void Puts_rows_without_a_place_into_a_community_of_their_own()
    {
        var city = new DerivedCity(Shape, [Row(0, "1 A ST", "53"), Row(1, "9 Z ST", ""), Row(2, "8 Y ST", "53", latitude: null)], 1);

        Assert.Equal("la-c-elsewhere-1", city.Buildings.At("9 Z ST")!.Grid);
        Assert.Equal("la-c-elsewhere-1", city.Buildings.At("8 Y ST")!.Grid);
        Assert.Null(city.Buildings.At("8 Y ST")!.Latitude);
        Assert.Equal("la-c-53-1", city.Buildings.At("1 A ST")!.Grid);
    }

    [Fact]
    public void Has_one_building_for_an_address_however_often_and_however_it_is_written()
    {
        var city = new DerivedCity(Shape, [Row(0, "1 A ST", "53"), Row(1, "1 a st ", "7")], 1);

        Assert.Equal("la-c-53-1", Assert.Single(city.Buildings.All).Grid);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Gives_every_worker_a_grid_and_every_grid_a_worker_and_a_steward(int workers)
    {
        var city = new DerivedCity(Shape, [Row(0, "1 A ST", "53"), Row(1, "2 B ST", "7")], workers);
        var chart = ChartOf(city);

        Assert.All(city.Workers, worker => Assert.NotEmpty(chart.PostsHeldBy(worker)));
        Assert.All(city.Grids, grid => Assert.NotEmpty(chart.FindPost(Role.GridWorker, grid)!.HolderIds));
        Assert.All(city.Grids, grid => Assert.NotEmpty(chart.FindPost(Role.RedSteward, grid)!.HolderIds));
    }

    [Fact]
    public void Quotes_what_must_be_quoted_and_leaves_negative_degrees_alone()
    {
        var text = OrganisationLine.Write(new DerivedCity(Shape, [Row(0, "1 \"A\" ST, 90001", "53")], 1).Lines);

        Assert.StartsWith("type,id,parent,name,name_en,address,lat,long,company,holder,phone\n", text, StringComparison.Ordinal);
        Assert.Contains("building,la-b-00001,la-c-53-1,\"1 \"\"A\"\" ST, 90001\",,\"1 \"\"A\"\" ST, 90001\",34.05,-118.25,,,\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_places_by_their_words_the_same_in_every_run()
    {
        Assert.Equal(ChineseGrids(), ChineseGrids());
        Assert.All(ChineseGrids(), grid => Assert.Matches("^[a-z0-9-]{1,64}$", grid));
        Assert.Equal(2, ChineseGrids().Distinct().Count());
    }

    private static IReadOnlyList<string> ChineseGrids() => new DerivedCity(Shape, [Row(0, "甲", "燕子山社区"), Row(1, "乙", "华黎社区")], 1).Grids;

    private static ServiceRequest Row(int index, string address, string community, string street = "13", string district = "Central", double? latitude = 34.05) => new(
        index, $"id{index}", DateTimeOffset.UnixEpoch.AddMinutes(index), "graffiti", "words", address, latitude, -118.25, district, street, community, community);

    private static OrganisationChart ChartOf(DerivedCity city)
    {
        var read = OrganisationCheck.Check("derived.csv", [.. city.Lines.Select((line, number) => new OrganisationRow(
            number + 2, line.Type, line.Id, line.Parent, line.Name, line.NameEn, line.Address, line.Latitude, line.Longitude, line.Company, line.Holder))]);
        Assert.Empty(read.Faults);
        return read.Value!;
    }
}
