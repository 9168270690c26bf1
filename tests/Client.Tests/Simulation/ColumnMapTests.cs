using RedProperty.Realtime.Simulator.Input;
using RedProperty.Realtime.Simulator.Reports;

namespace RedProperty.Realtime.Client.Tests.Simulation;

public sealed class ColumnMapTests : IDisposable
{
    private const string Columns = """ "columns": { "id": "a", "time": "b", "kind": "c", "address": "d", "description": ["e"] } """;
    private const string City = """ "organisation": { "city": "la", "name": "L", "nameEn": "L" } """;

    private readonly Files files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void Ours_can_be_read()
    {
        Assert.NotNull(ColumnMap.Load(Files.Map("la311.json")).Organisation);
        Assert.NotNull(ColumnMap.Load(Files.Map("hotline12345.json")).Existing);
    }

    [Theory]
    [InlineData("{ \"columns\": ", "line 1 cannot be read:")]
    [InlineData("{\n  \"colums\": {}\n}", "line 2 cannot be read:")]
    [InlineData("{}", "cannot be read:")]
    [InlineData("null", "is empty; see tests/Simulator/maps for examples.")]
    [InlineData("{" + Columns + ", \"timeFormats\": [], \"utcOffset\": \"08:00:00\", \"kinds\": {}, " + City + "}", "gives no timeFormats;")]
    [InlineData("{" + Columns + ", \"timeFormats\": [\"d\"], \"utcOffset\": \"08:00:00\", \"kinds\": {} }", "must have either 'organisation'")]
    [InlineData("{" + Columns + ", \"timeFormats\": [\"d\"], \"utcOffset\": \"here\", \"kinds\": {}, " + City + "}", "cannot be read:")]
    public void Says_in_one_sentence_what_is_wrong_with_a_map(string text, string sentence)
    {
        var path = files.Write("map.json", text);

        var fault = Assert.Throws<BadInputException>(() => ColumnMap.Load(path));

        Assert.StartsWith($"The map '{path}'", fault.Message, StringComparison.Ordinal);
        Assert.Contains(sentence, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_that_a_map_does_not_exist() => Assert.Equal(
        "The map 'nowhere.json' does not exist; see tests/Simulator/maps for examples.",
        Assert.Throws<BadInputException>(() => ColumnMap.Load("nowhere.json")).Message);
}
