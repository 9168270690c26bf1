using RedProperty.Realtime.Domain.Figures;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Testing;

namespace RedProperty.Realtime.Domain.Tests.Organisation;

public sealed class FindingVacantPosts
{
    [Fact]
    public void A_city_with_somebody_on_every_post_has_none() => Assert.Empty(VacantPosts.In(new SmallCity().Chart));

    [Fact]
    public void A_post_without_a_holder_is_named_with_its_place_and_its_buildings()
    {
        var vacant = VacantPosts.In(new SmallCity().WithVacant("redSteward", "spring-1").WithVacant("streetOffice", "yanshan").Chart);

        Assert.Equal(
            [("streetOffice@yanshan", Role.StreetOffice, "燕山街道", 6), ("redSteward@spring-1", Role.RedSteward, "spring-1 网格", 2)],
            vacant.Select(post => (post.PostId, post.Role, post.Place.Name, post.Buildings)));
    }

    [Fact]
    public void A_post_that_nobody_has_entered_is_vacant_too()
    {
        var chart = new SmallCity().Chart;
        var without = new OrganisationChart(chart.Places, chart.Posts.Where(post => post.Id != "propertyManager@lake"), chart.Persons, chart.Companies);

        var vacant = Assert.Single(VacantPosts.In(without));

        Assert.Equal(("propertyManager@lake", 2), (vacant.PostId, vacant.Buildings));
    }

    [Fact]
    public void Of_a_post_whose_holder_has_left_nobody_holds_it()
    {
        var chart = new SmallCity().Chart;
        var left = new OrganisationChart(chart.Places, chart.Posts, chart.Persons.Where(person => person.Id != "secretary-lake"), chart.Companies);

        Assert.Equal("communitySecretary@lake", Assert.Single(VacantPosts.In(left)).PostId);
    }

    [Fact]
    public void A_vacant_post_of_a_building_is_named_itself_and_not_the_one_of_its_grid_that_somebody_holds()
    {
        var vacant = VacantPosts.In(new SmallCity().WithVacant("redSteward", "spring-1-01").Chart);

        Assert.Equal(("redSteward@spring-1-01", 1), (Assert.Single(vacant).PostId, vacant[0].Buildings));
    }

    [Theory]
    [InlineData("spring-1", "redSteward@spring-1")]
    [InlineData("spring-1-01", "redSteward@spring-1-01")]
    public async Task What_passes_it_is_counted_under_the_name_that_the_administrator_reads(string place, string postId)
    {
        var house = new AHouse();
        house.City.WithVacant("redSteward", place);
        var id = await house.Reported();

        Assert.Equal("manager-spring", Assert.Single((await house.Ticket(id)).Holders).UserId);
        Assert.Equal(postId, Assert.Single(VacantPosts.In(house.City.Chart)).PostId);
        var day = new DateOnly(2026, 11, 23);
        var figures = await house.Memory.Sum(["spring"], day, day, AHouse.Token);
        Assert.Equal(1, figures[FigureNames.PassedVacant(postId)]);
    }
}
