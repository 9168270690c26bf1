using System.Globalization;
using System.Text;
using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Escalations;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Publication;
using RedProperty.Realtime.Server.Files;

namespace RedProperty.Realtime.Server.Tests.Files;

public sealed class ShippedFilesTests
{
    private static OrganisationChart Chart => Shipped.Rulebook.Organisation;

    private static KindCatalogue Kinds => Shipped.Rulebook.Catalogue;

    [Fact]
    public void The_catalogue_has_seven_categories_and_at_least_34_kinds()
    {
        Assert.Equal(7, Kinds.Categories.Count);
        Assert.InRange(Kinds.Kinds.Count, 34, 99);
        Assert.All(Kinds.Categories, category => Assert.InRange(Kinds.Kinds.Count(kind => kind.CategoryCode == category.Code), 3, 20));
    }

    [Theory]
    [InlineData("lamp-out", Track.Property, Severity.Ordinary)]
    [InlineData("lift-stopped", Track.Property, Severity.Major)]
    [InlineData("corridor-clutter", Track.Grid, Severity.Ordinary)]
    [InlineData("illegal-construction", Track.Department, Severity.Ordinary)]
    [InlineData("drain-broken", Track.Property, Severity.Major)]
    [InlineData("no-water", Track.Property, Severity.Major)]
    [InlineData("no-power", Track.Property, Severity.Major)]
    [InlineData("gas-smell", Track.Property, Severity.Major)]
    [InlineData("facade-falling", Track.Property, Severity.Major)]
    public void The_kinds_that_others_rely_on_stand_where_they_expect_them(string code, Track track, Severity severity)
    {
        var kind = Assert.Single(Kinds.Kinds, kind => kind.Code == code);
        Assert.Equal((track, severity), (kind.Track, kind.DefaultSeverity));
    }

    [Fact]
    public void Every_kind_is_explained_in_both_languages_and_can_be_found_by_words_of_both()
    {
        Assert.All(Kinds.Kinds, kind =>
        {
            Assert.EndsWith("。", kind.Description, StringComparison.Ordinal);
            Assert.EndsWith(".", kind.DescriptionEn, StringComparison.Ordinal);
            Assert.Contains(kind.Keywords, word => word.All(char.IsAscii));
            Assert.Contains(kind.Keywords, word => !word.Any(char.IsAscii));
        });
    }

    [Fact]
    public void Every_track_has_kinds()
    {
        Assert.All(Enum.GetValues<Track>(), track => Assert.InRange(Kinds.Kinds.Count(kind => kind.Track == track), 5, 99));
    }

    [Fact]
    public void Somebody_stands_on_every_rung_of_every_ladder_above_every_building()
    {
        var buildings = Chart.Places.Where(place => place.Level == PlaceLevel.Building).ToList();
        Assert.InRange(buildings.Count, 500, 700);
        foreach (var building in buildings)
        {
            foreach (var track in Enum.GetValues<Track>())
            {
                for (var level = 1; level <= Ladder.RolesOf(track).Count; level++)
                {
                    var standing = Ladder.At(Chart, building.Id, track, level, default);
                    Assert.False(standing.IsVacant, $"{building.Id}: nobody holds {standing.Rung.PostId}");
                }
            }
        }
    }

    [Theory]
    [InlineData("worker1", "gridWorker@yanzishan-1")]
    [InlineData("steward1", "redSteward@yanzishan-1")]
    [InlineData("branch1", "branchSecretary@yanzishan-1")]
    [InlineData("manager1", "propertyManager@yanzishan")]
    [InlineData("secretary1", "communitySecretary@yanzishan")]
    [InlineData("street1", "streetOffice@yanshan")]
    [InlineData("station1", "streetStation@yanshan")]
    [InlineData("department1", "districtDepartment@lixia")]
    [InlineData("district1", "districtBureau@lixia")]
    [InlineData("city1", "cityBureau@jinan")]
    [InlineData("admin", "administrator@jinan")]
    [InlineData("worker2", "gridWorker@hepingxincun-1")]
    public void The_demo_accounts_stand_where_the_contract_says(string person, string post)
    {
        Assert.NotNull(Chart.FindPerson(person));
        Assert.Equal([post], Chart.PostsHeldBy(person).Select(held => held.Id));
    }

    [Fact]
    public void Building_yanzishan_1_01_lies_in_the_first_grid_of_seven_under_the_street_of_street1()
    {
        Assert.Equal(
            ["yanzishan-1-01", "yanzishan-1", "yanzishan", "yanshan", "lixia", "jinan"], Chart.UpFrom("yanzishan-1-01").Select(place => place.Id));
        Assert.Equal(7, Chart.ChildrenOf("yanzishan").Count());
    }

    [Fact]
    public void The_demo_city_has_the_five_districts_and_12_to_16_communities_of_3_to_7_grids()
    {
        Assert.Equal(
            ["历下区", "市中区", "槐荫区", "天桥区", "历城区"],
            Chart.Places.Where(place => place.Level == PlaceLevel.District).Select(place => place.Name));
        var communities = Chart.Places.Where(place => place.Level == PlaceLevel.Community).ToList();
        Assert.InRange(communities.Count, 12, 16);
        Assert.All(communities, community => Assert.InRange(Chart.ChildrenOf(community.Id).Count(), 3, 7));
        Assert.Contains(Chart.Places, place => place.Name == "华夏帝苑9号楼");
    }

    [Fact]
    public void Every_building_has_its_own_address_and_a_spot_in_jinan_of_its_own()
    {
        var buildings = Chart.Places.Where(place => place.Level == PlaceLevel.Building).ToList();
        Assert.Equal(buildings.Count, buildings.Select(building => building.Address).Distinct().Count());
        Assert.All(buildings, building =>
        {
            Assert.InRange(building.Latitude!.Value, 36.60, 36.75);
            Assert.InRange(building.Longitude!.Value, 116.90, 117.25);
            Assert.Equal(building, Chart.To(building.Latitude.Value, building.Longitude.Value));
        });
        var closest = buildings.SelectMany((one, i) => buildings.Skip(i + 1).Select(other => Metres(one, other))).Min();
        Assert.True(closest > 30, $"Two buildings stand {closest:F0} m apart.");
    }

    [Fact]
    public void No_name_of_the_article_and_no_number_that_could_ring_is_in_the_demo_city()
    {
        Assert.DoesNotContain(Chart.Persons, person => person.Name is "孟杰" or "李文" or "王茂江" or "崔玉峰");
        Assert.All(Chart.Persons, person => Assert.Matches(@"^0531-0055-\d{4}$", person.Phone));
        Assert.Equal(Chart.Persons.Count, Chart.Persons.Select(person => person.Name).Distinct().Count());
    }

    [Fact]
    public void Stewards_and_managers_belong_to_the_company_that_serves_their_place()
    {
        foreach (var post in Chart.Posts.Where(post => post.Role is Role.RedSteward or Role.PropertyManager))
        {
            Assert.Equal(Chart.CompanyOf(post.PlaceId)!.Id, Chart.FindPerson(post.HolderIds[0])!.CompanyId);
        }
    }

    [Fact]
    public void Every_community_and_its_company_are_interlocked_by_both_chairs()
    {
        foreach (var community in Chart.Places.Where(place => place.Level == PlaceLevel.Community))
        {
            var chairs = Chart.Appointments.Where(appointment => appointment.CommunityId == community.Id).ToList();
            Assert.Equal([AppointmentKind.PartyCommitteeMember, AppointmentKind.PartyBuildingAdviser], chairs.Select(chair => chair.Kind));
            Assert.All(chairs, chair => Assert.Equal(Chart.CompanyOf(community.Id)!.Id, chair.CompanyId));
            Assert.Contains(Chart.FindPost(Role.CommunitySecretary, community.Id)!.HolderIds, holder => holder == chairs[1].PersonId);
        }
    }

    [Fact]
    public void The_open_book_has_a_duty_for_every_post_of_a_board_the_hotline_first_and_rules_for_all_three_publishers()
    {
        var book = Shipped.Rulebook.Disclosure;
        Assert.All(Enum.GetValues<Role>().Except([Role.CityBureau, Role.Administrator]), role => Assert.NotNull(book.DutyOf(role)));
        Assert.Equal("12345", book.Offices[0].Phone);
        Assert.Equal(Enum.GetValues<Publisher>(), book.Rules.Select(rule => rule.By).Distinct().Order());
    }

    [Fact]
    public void The_policy_is_2341_exactly()
    {
        var policy = Shipped.Rulebook.Policy;
        Assert.Equal(ResponsePolicy.Rule2341.Limits[Severity.Ordinary], policy.Limits[Severity.Ordinary]);
        Assert.Equal(ResponsePolicy.Rule2341.Limits[Severity.Major], policy.Limits[Severity.Major]);
        Assert.Equal((0.75, 1d, 0), (policy.YellowShare, policy.TimeScale, policy.Overrides.Count));
    }

    [Theory]
    [InlineData("2026-10-01", false)]
    [InlineData("2026-10-10", true)]
    [InlineData("2026-02-23", false)]
    [InlineData("2026-02-28", true)]
    [InlineData("2026-11-23", true)]
    [InlineData("2026-11-22", false)]
    [InlineData("2027-02-10", false)]
    public void The_calendar_knows_the_days_off_and_the_days_worked_for_them(string day, bool isWorked) =>
        Assert.Equal(isWorked, Shipped.Rulebook.Calendar.IsWorkingDay(DateOnly.Parse(day, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(2026)]
    [InlineData(2027)]
    public void The_festivals_of_the_moon_are_off(int year)
    {
        var moon = new ChineseLunisolarCalendar();
        var holidays = Shipped.Rulebook.Calendar.Holidays;
        var newYear = DateOnly.FromDateTime(moon.ToDateTime(year, 1, 1, 0, 0, 0, 0));
        Assert.Contains(newYear, holidays);
        Assert.Contains(newYear.AddDays(-1), holidays);
        Assert.Contains(DateOnly.FromDateTime(moon.ToDateTime(year, 5, 5, 0, 0, 0, 0)), holidays);
        Assert.Contains(DateOnly.FromDateTime(moon.ToDateTime(year, 8, 15, 0, 0, 0, 0)), holidays);
    }

    [Fact]
    public void What_is_exported_is_what_was_imported_to_the_letter()
    {
        Assert.Equal(TextOf(Shipped.Organisation), OrganisationFile.Write(Chart));
        Assert.Equal(TextOf(Shipped.Catalogue), CatalogueFile.Write(Kinds));
    }

    private static string TextOf(DataFile file) => Encoding.UTF8.GetString(file.Content.Span);

    private static double Metres(Place one, Place other)
    {
        var north = (one.Latitude!.Value - other.Latitude!.Value) * 111_320;
        var east = (one.Longitude!.Value - other.Longitude!.Value) * 111_320 * Math.Cos(36.65 * Math.PI / 180);
        return Math.Sqrt((north * north) + (east * east));
    }
}
