using RedProperty.Realtime.Desk.Deadlines;
using RedProperty.Realtime.Desk.Maps;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Tests.Maps;

public sealed class BuildingMapTests : DeskTest
{
    [Fact]
    public async Task Each_building_shows_its_number_how_much_is_open_and_its_most_pressing_card()
    {
        await AReport("lift-stopped", "spring-1-01");
        await After(TimeSpan.FromMinutes(16));
        await AReport(building: "spring-1-01");
        await AReport(building: "spring-2-02");

        var map = Map(await Open());

        Assert.Equal("01号楼：待办 2 件，黄牌将超时", map.Find("[data-building='spring-1-01'] > title").TextContent);
        Assert.Equal("2", map.Find("[data-building='spring-1-01'] .map-count").TextContent.Trim());
        Assert.Equal("02号楼：待办 1 件，办理中", map.Find("[data-building='spring-2-02'] > title").TextContent);
        Assert.Equal("01号楼：无待办", map.Find("[data-building='spring-2-01'] > title").TextContent);
        Assert.Equal("泉水社区示意图：共 4 栋楼，红牌 0 栋，黄牌 1 栋，办理中 1 栋", map.Find("svg").GetAttribute("aria-label"));
        Assert.Equal(["红牌超时 0", "黄牌将超时 1", "办理中 1", "无待办 2"], map.FindAll(".map-legend li").Select(item => item.TextContent.Trim()));
    }

    [Fact]
    public async Task Says_the_same_as_a_table_most_pressing_first()
    {
        await AReport(building: "spring-2-02");
        await After(TimeSpan.FromMinutes(21));
        await AReport(building: "spring-1-01");
        await AReport(building: "spring-1-01");

        var map = Map(await Open());

        Assert.Equal(
            ["02号楼 spring-2 网格 红牌超时 1", "01号楼 spring-1 网格 办理中 2"],
            map.FindAll("details tbody tr").Select(row => string.Join(' ', row.Children.Select(cell => cell.TextContent.Trim()))));
    }

    [Fact]
    public void A_quiet_community_says_so()
    {
        var map = Map([]);
        Assert.Equal("没有待办", map.Find("details .map-empty").TextContent);
        Assert.Empty(map.FindAll(".map-count"));
    }

    [Fact]
    public void A_community_without_grids_says_so()
    {
        var map = Render<BuildingMap>(parameters => parameters.Add(part => part.Chart, City.Chart).Add(part => part.CommunityId, "nowhere"));
        Assert.Equal("这个社区还没有登记网格和楼栋", map.Find("p").TextContent);
    }

    [Fact]
    public void A_building_leads_where_the_page_wants_it_to()
    {
        var map = Render<BuildingMap>(parameters => parameters
            .Add(part => part.Chart, City.Chart).Add(part => part.CommunityId, "spring").Add(part => part.LinkTo, id => $"/?q={id}&area=1"));
        Assert.Equal("group", map.Find("svg").GetAttribute("role"));
        Assert.Equal("/?q=spring-1-01&area=1", map.FindAll("a").First(link => link.FirstElementChild!.TextContent == "01号楼：无待办").GetAttribute("href"));
    }

    [Fact]
    public void A_building_is_chosen_by_finger_and_by_key()
    {
        var chosen = new List<string>();
        var map = Render<BuildingMap>(parameters => parameters
            .Add(part => part.Chart, City.Chart).Add(part => part.CommunityId, "spring").Add(part => part.OnBuilding, chosen.Add));

        map.FindAll("[role=button]")[0].Click();
        map.FindAll("[role=button]")[1].KeyDown("Enter");
        map.FindAll("[role=button]")[2].KeyDown(" ");
        map.FindAll("[role=button]")[3].KeyDown("Tab");

        Assert.Equal(["spring-1-01", "spring-1-02", "spring-2-01"], chosen);
    }

    [Fact]
    public void A_map_on_a_wall_has_nothing_to_touch_and_its_table_for_screen_readers()
    {
        var map = Render<BuildingMap>(parameters => parameters
            .Add(part => part.Chart, City.Chart).Add(part => part.CommunityId, "spring").Add(part => part.HidesTable, true)
            .Add(part => part.Loads, new Dictionary<string, BuildingLoad> { ["spring-1-01"] = new(120, TimeMark.Red) }));
        Assert.Equal("img", map.Find("svg").GetAttribute("role"));
        Assert.Empty(map.FindAll("a, button, details, [tabindex]"));
        Assert.Equal("99+", map.Find(".map-count").TextContent.Trim());
        Assert.Contains("120", map.Find(".visually-hidden table").TextContent, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<Ticket>> Open() => await House.OpenIn([.. City.Chart.FeedsOf("spring")], 100, Cancellation);

    private IRenderedComponent<BuildingMap> Map(IReadOnlyList<Ticket> tickets) => Render<BuildingMap>(parameters => parameters
        .Add(part => part.Chart, City.Chart).Add(part => part.CommunityId, "spring").Add(part => part.Tickets, tickets));
}
