using System.Text.Json;
using RedProperty.Realtime.Simulator.Play;
using RedProperty.Realtime.Simulator.Proof;
using RedProperty.Realtime.Simulator.Reports;

namespace RedProperty.Realtime.Client.Tests.Simulation;

public sealed class HotlineMapTests
{
    [Fact]
    public void A_map_says_the_same_to_the_intake()
    {
        var map = ColumnMap.Load(Files.Map("hotline12345.json"));

        using var mapping = JsonDocument.Parse(HotlineMap.Of(map));

        var columns = mapping.RootElement.GetProperty("columns");
        Assert.Equal(("工单编号", "诉求类别", "诉求内容"), (columns.GetProperty("number").GetString(), columns.GetProperty("kind").GetString(), columns.GetProperty("description").GetString()));
        Assert.False(columns.TryGetProperty("latitude", out _));
        Assert.Equal("lamp-out", mapping.RootElement.GetProperty("kinds").GetProperty("楼道照明").GetString());
    }

    [Theory]
    [InlineData(10, 0, 10, 0, 10, true)]
    [InlineData(9, 0, 10, 0, 10, false)]
    [InlineData(10, 1, 10, 0, 10, false)]
    [InlineData(10, 0, 9, 0, 10, false)]
    [InlineData(10, 0, 10, 1, 10, false)]
    [InlineData(10, 0, 10, 0, 9, false)]
    public void Clean_is_all_in_nothing_twice_and_everything_back(int first, int again, int tickets, int wrong, int results, bool isClean)
    {
        Sending[] sendings = [new("dry run", 10, 10, 0, 0, 1), new("first", 10, first, 10 - first, 0, 1), new("the same again", 10, again, 10 - again, 0, 1)];

        Assert.Equal(isClean, new HotlineOutcome(10, sendings, tickets, wrong, results, 1, []).IsClean);
    }
}
