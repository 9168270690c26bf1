using System.Globalization;
using RedProperty.Realtime.Desk.Maps;
using RedProperty.Realtime.Domain.Organisation;

namespace RedProperty.Realtime.Desk.Tests.Maps;

public sealed class MapLayoutTests
{
    private static readonly string[] Names = ["{0}网格", "{0}网格（燕子山小区东区）", "Grid {0} (Yanzishan Garden East)", "第{0}网格党支部所在的一个名字特别长的老旧小区宿舍院"];

    public static TheoryData<int, int, double, int> Communities()
    {
        var data = new TheoryData<int, int, double, int>();
        foreach (var (grids, buildings) in (ReadOnlySpan<(int, int)>)[(1, 1), (1, 35), (3, 30), (5, 67), (7, 120), (12, 200), (1, 240), (30, 240)])
        {
            foreach (var aspect in (ReadOnlySpan<double>)[0.6, 1.2, 2.4])
            {
                data.Add(grids, buildings, aspect, grids + buildings);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Communities))]
    public void No_mark_and_no_name_ever_covers_another(int grids, int buildings, double aspect, int seed)
    {
        foreach (var scatter in (ReadOnlySpan<double>)[0, 0.001, 0.5])
        {
            var layout = Draw(ACity(grids, buildings, scatter, seed), aspect);

            Assert.Equal(grids, layout.Areas.Count);
            Assert.Equal(buildings, layout.Areas.SelectMany(area => area.Spots).Select(spot => spot.BuildingId).Distinct().Count());
            AssertApart([.. layout.Areas.Select(area => area.Box)]);
            foreach (var area in layout.Areas)
            {
                MapBox[] within = [area.LabelBox, .. area.Spots.Select(spot => spot.Box)];
                AssertApart(within);
                Assert.All(within, box => Assert.True(Slack(area.Box).Holds(box)));
                Assert.True(MapLabel.Width(area.Lines[0]) * MapLayout.LabelSize <= area.LabelBox.Width + 0.001, area.Lines[0]);
                Assert.All(area.Lines.Skip(1), line => Assert.True(MapLabel.Width(line) * MapLayout.MoreSize <= area.LabelBox.Width + 0.001, line));
                Assert.True(Slack(new MapBox(0, 0, layout.Width, layout.Height)).Holds(area.Box));
            }
        }
    }

    [Fact]
    public void North_is_up_and_west_is_left()
    {
        var layout = Draw(City(
            [("a", "n", 36.70, 117.00), ("b", "n", 36.70, 117.01), ("c", "n", 36.69, 117.00), ("d", "n", 36.69, 117.01), ("e", "s", 36.50, 117.00), ("f", "s", 36.50, 117.01)]), 0.7);

        var at = layout.Areas.SelectMany(area => area.Spots).ToDictionary(spot => spot.BuildingId, spot => spot.Box);
        Assert.True(at["a"].X < at["b"].X && at["c"].X < at["d"].X && at["a"].Bottom < at["c"].Y && at["b"].Bottom < at["d"].Y);
        Assert.True(at["d"].Bottom < at["e"].Y && at["e"].X < at["f"].X);
    }

    [Fact]
    public void Rows_of_houses_stay_rows_although_their_street_runs_askew()
    {
        // Three columns and four rows, each house of a row a little further south than the one to its west, as the demo city has them.
        var houses = Enumerable.Range(0, 12).Select(i => ($"h{i:00}", "g", 36.6534 - (i / 3 * 0.00039) - (i % 3 * 0.00009), 117.055 + (i % 3 * 0.0008)));

        var spots = Assert.Single(Draw(City([.. houses]), 1.5).Areas).Spots;

        Assert.Equal(4, spots.Select(spot => spot.Box.Y).Distinct().Count());
        Assert.Equal(Enumerable.Range(0, 12).Select(i => $"h{i:00}"), spots.Select(spot => spot.BuildingId));
    }

    [Fact]
    public void A_building_without_coordinates_stands_behind_its_neighbours()
    {
        var spots = Assert.Single(Draw(City([("a", "g", null, null), ("b", "g", 36.7, 117.0), ("c", "g", 36.6, 117.0)]), 1.5).Areas).Spots;
        Assert.Equal(["b", "c", "a"], spots.Select(spot => spot.BuildingId));
    }

    [Theory]
    [InlineData("燕子山小区东区12号楼", 0, "12")]
    [InlineData("Yanzishan Garden East, Building 7", 0, "7")]
    [InlineData("华黎花园B3栋", 0, "B3")]
    [InlineData("1200 W 7th Street, 90017", 4, "5")]
    [InlineData("老年活动中心", 0, "1")]
    public void A_mark_carries_the_buildings_number(string name, int place, string label) => Assert.Equal(label, MapLabel.Short(name, place));

    [Theory]
    [InlineData("一网格（燕子山小区东区）", 10, "一网格|燕子山小区东区")]
    [InlineData("一网格", 10, "一网格")]
    [InlineData("第一个名字特别长的老旧小区网格", 6, "第一个名字特|别长的老旧…")]
    [InlineData("Grid one of the old houses", 9, "Grid one of|the old houses")]
    public void A_grids_name_stands_in_one_or_two_lines(string name, double widest, string lines) => Assert.Equal(lines, string.Join('|', MapLabel.Lines(name, widest)));

    [Fact]
    public void A_community_without_grids_has_nothing_to_draw() => Assert.Empty(Draw(City([]), 1.5).Areas);

    private static MapLayout Draw(OrganisationChart chart, double aspect) => MapLayout.Of(chart, "spring", aspect, place => place.Name);

    private static MapBox Slack(MapBox box) => new(box.X - 0.01, box.Y - 0.01, box.Width + 0.02, box.Height + 0.02);

    private static void AssertApart(MapBox[] boxes)
    {
        for (var i = 0; i < boxes.Length; i++)
        {
            for (var j = i + 1; j < boxes.Length; j++)
            {
                Assert.False(boxes[i].Overlaps(boxes[j]), $"{boxes[i]} and {boxes[j]}");
            }
        }
    }

    /// <summary>Degrees of scatter; none puts every building at the same place. Every seventh building has no coordinates.</summary>
    private static OrganisationChart ACity(int grids, int buildings, double scatter, int seed)
    {
        var random = new Random(seed);
        return City([.. Enumerable.Range(0, buildings).Select(i => (
            $"b{i:000}", $"g{i % grids:00}", i % 7 == 6 ? (double?)null : 36.6 + (random.NextDouble() * scatter), i % 7 == 6 ? (double?)null : 117 + (random.NextDouble() * scatter)))]);
    }

    private static OrganisationChart City(IReadOnlyList<(string Id, string Grid, double? Latitude, double? Longitude)> buildings)
    {
        List<OrganisationRow> rows =
        [
            new(1, "city", "j", "", "济南"), new(2, "district", "lixia", "j", "区"), new(3, "street", "yanshan", "lixia", "街道"), new(4, "community", "spring", "yanshan", "社区"),
            .. buildings.Select(building => building.Grid).Distinct().Select((grid, i) =>
                new OrganisationRow(5, "grid", grid, "spring", string.Format(CultureInfo.InvariantCulture, Names[i % Names.Length], i + 1))),
            .. buildings.Select(building => new OrganisationRow(
                6, "building", building.Id, building.Grid, $"{building.Id}号楼", Address: building.Id,
                Latitude: building.Latitude?.ToString(CultureInfo.InvariantCulture) ?? "", Longitude: building.Longitude?.ToString(CultureInfo.InvariantCulture) ?? "")),
        ];
        var checkedRows = OrganisationCheck.Check("a city", rows);
        return checkedRows.Value ?? throw new InvalidOperationException(string.Join("; ", checkedRows.Faults));
    }
}
