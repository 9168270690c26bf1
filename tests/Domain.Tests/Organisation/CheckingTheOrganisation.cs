using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Testing;

namespace RedProperty.Realtime.Domain.Tests.Organisation;

public sealed class CheckingTheOrganisation
{
    private static readonly OrganisationRow[] Sound =
    [
        new(2, "company", "quan", Name: "泉物业", NameEn: "Quan"),
        new(3, "city", "c", Name: "城"),
        new(4, "district", "d", "c", "区"),
        new(5, "street", "s", "d", "街"),
        new(6, "community", "m", "s", "社区", Company: "quan"),
        new(7, "grid", "g", "m", "网格"),
        new(8, "building", "b", "g", "楼", Address: "路1号", Latitude: "36.65", Longitude: "117.05"),
        new(9, "person", "p", Name: "某", Phone: "1", Company: "quan"),
        new(10, "post", "gridWorker", "g", Holder: "p"),
        new(11, "post", "redSteward", "b"),
        new(12, "appointment", "partyCommitteeMember", "m", Company: "quan", Holder: "p"),
    ];

    [Fact]
    public void A_sound_file_is_a_chart_that_answers()
    {
        var chart = Check(Sound).Value!;

        Assert.Equal((6, 2, 1, 1), (chart.Places.Count, chart.Posts.Count, chart.Persons.Count, chart.Companies.Count));
        Assert.Equal(["b", "g", "m", "s", "d", "c"], chart.UpFrom("b").Select(place => place.Id));
        Assert.True(chart.Covers("d", "b"));
        Assert.False(chart.Covers("b", "d"));
        Assert.Equal("quan", chart.CompanyOf("b")?.Id);
        Assert.Null(chart.CompanyOf("d"));
        Assert.Equal("b", Assert.Single(chart.BuildingsAt(" 路1号 ")).Id);
        Assert.Equal("p", Assert.Single(chart.NearestPost(Role.GridWorker, "b")!.HolderIds));
        Assert.Empty(chart.FindPost(Role.RedSteward, "b")!.HolderIds);
        Assert.Equal(["gridWorker@g"], chart.PostsHeldBy("p").Select(post => post.Id));
        Assert.Equal(("泉物业", "楼"), (chart.FindCompany("quan")?.Name, chart.FindPlace("b")?.NameEn));
        Assert.Empty(chart.Within("b", PlaceLevel.Grid));
        Assert.Empty(chart.Within("nowhere", PlaceLevel.Grid));
        Assert.Equal("1", chart.FindPerson("p")?.Phone);
        Assert.Equal(new CrossAppointment(AppointmentKind.PartyCommitteeMember, "m", "quan", "p"), Assert.Single(chart.Appointments));
    }

    [Theory]
    [InlineData("building", "id", "B!", "id")]
    [InlineData("building", "id", "g", "id")]
    [InlineData("building", "name", "", "name")]
    [InlineData("building", "parent", "m", "parent")]
    [InlineData("building", "parent", "nowhere", "parent")]
    [InlineData("building", "lat", "91", "lat")]
    [InlineData("building", "lat", "north", "lat")]
    [InlineData("building", "lat", "", "lat")]
    [InlineData("building", "company", "none", "company")]
    [InlineData("person", "company", "none", "company")]
    [InlineData("city", "parent", "d", "parent")]
    [InlineData("grid", "type", "village", "type")]
    [InlineData("post", "id", "mayor", "id")]
    [InlineData("post", "parent", "nowhere", "parent")]
    [InlineData("post", "parent", "m", "parent")]
    [InlineData("post", "holder", "nobody", "holder")]
    [InlineData("appointment", "id", "mayor", "id")]
    [InlineData("appointment", "parent", "g", "parent")]
    [InlineData("appointment", "company", "none", "company")]
    [InlineData("appointment", "holder", "nobody", "holder")]
    public void A_fault_is_told_with_its_line_and_field(string type, string field, string value, string faultyField)
    {
        var row = Sound.First(row => row.Type == type);
        var broken = field switch
        {
            "type" => row with { Type = value },
            "id" => row with { Id = value },
            "name" => row with { Name = value },
            "parent" => row with { Parent = value },
            "lat" => row with { Latitude = value },
            "company" => row with { Company = value },
            _ => row with { Holder = value },
        };

        var faults = Check([.. Sound.Select(one => one == row ? broken : one)]).Faults;

        Assert.Contains(faults, fault => fault.Line == row.Line && fault.Field == faultyField);
        Assert.Contains($"organisation.csv, line {row.Line}", faults.First(fault => fault.Line == row.Line).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("company")]
    [InlineData("person")]
    [InlineData("city")]
    public void The_same_id_twice_is_a_fault(string type)
    {
        var row = Sound.First(row => row.Type == type);

        Assert.Contains(Check([.. Sound, row with { Line = 99 }]).Faults, fault => fault is { Line: 99, Field: "id" });
    }

    [Fact]
    public void An_empty_file_is_a_fault_of_the_whole() =>
        Assert.Equal("organisation.csv, type: has no place; begin with a row of type city.", Assert.Single(Check([]).Faults).ToString());

    [Fact]
    public void A_coordinate_means_the_nearest_building_within_reach()
    {
        var chart = new SmallCity().Chart;
        var building = chart.FindPlace("spring-1-02")!;

        Assert.Equal("spring-1-02", chart.To(building.Latitude!.Value + 0.0005, building.Longitude!.Value)?.Id);
        Assert.Null(chart.To(building.Latitude.Value + 0.01, building.Longitude.Value));
    }

    [Fact]
    public void Of_two_buildings_at_one_spot_the_answer_is_always_the_same()
    {
        var twin = Sound.First(row => row.Type == "building") with { Line = 20, Id = "a" };

        Assert.Equal("a", Check([.. Sound, twin]).Value!.To(36.65, 117.05)?.Id);
        Assert.Equal("a", Check([twin, .. Sound]).Value!.To(36.65, 117.05)?.Id);
    }

    [Fact]
    public void Roles_have_names_and_levels_and_a_ladder_knows_only_its_tracks()
    {
        Assert.Equal(Enum.GetValues<Role>().Length, RoleNames.All.Count());
        Assert.Throws<ArgumentOutOfRangeException>(() => RoleLevels.AllowedFor((Role)99));
        Assert.Throws<ArgumentOutOfRangeException>(() => Escalations.Ladder.RolesOf((Domain.Catalogue.Track)99));
    }

    [Fact]
    public void A_rung_without_any_post_is_named_after_the_place_it_should_stand_at()
    {
        var standing = Escalations.Ladder.At(Check(Sound).Value!, "b", Domain.Catalogue.Track.Property, 3, ATicket.Nine);

        Assert.True(standing.IsVacant);
        Assert.Equal("communitySecretary@m", standing.Rung.PostId);
    }

    private static RedProperty.Realtime.Domain.Files.Checked<OrganisationChart> Check(IReadOnlyList<OrganisationRow> rows) => OrganisationCheck.Check("organisation.csv", rows);
}
