using RedProperty.Realtime.Simulator.Input;
using RedProperty.Realtime.Simulator.Reports;

namespace RedProperty.Realtime.Client.Tests.Simulation;

public sealed class RequestFileTests : IDisposable
{
    private const string Header =
        "srnumber,requesttype,requestsource,createddate,latitude,longitude,address,apc,cd,nc,ncname";

    private readonly Files files = new();
    private readonly ColumnMap la = ColumnMap.Load(Files.Map("la311.json"));

    public void Dispose() => files.Dispose();

    [Fact]
    public void Reads_rows_through_the_map_in_the_order_of_time()
    {
        var path = files.Write("a.csv", $"""
            {Header}
            2,Bulky Items,Call,1/2/20 9:05,34.1,-118.2,"2 B ST, 90001",Central APC,13,53,RAMPART
            1,Graffiti Removal,Mobile App,1/1/20 23:59,34.0,-118.1,"1 A ST, 90001",Central APC,13,53,RAMPART
            """);

        var requests = RequestFile.Read(path, la);

        Assert.Equal(["1", "2"], requests.Select(request => request.Id));
        Assert.Equal([0, 1], requests.Select(request => request.Index));
        var first = requests[0];
        Assert.Equal("graffiti", first.Kind);
        Assert.Equal("Graffiti Removal · Mobile App · 1", first.Description);
        Assert.Equal("1 A ST, 90001", first.Address);
        Assert.Equal((34.0, -118.1), (first.Latitude, first.Longitude));
        Assert.Equal(new DateTimeOffset(2020, 1, 1, 23, 59, 0, TimeSpan.FromHours(-8)), first.At);
        Assert.True(first.HasPlace);
    }

    [Theory]
    [InlineData("", "-118.1", "53")]
    [InlineData("34.0", "", "53")]
    [InlineData("34.0", "-118.1", "")]
    public void A_row_without_community_or_coordinates_has_no_place_of_its_own(string latitude, string longitude, string council)
    {
        var path = files.Write("a.csv", $"{Header}\n1,Other,Call,1/1/20 0:05,{latitude},{longitude},X,Central APC,13,{council},RAMPART\n");

        Assert.False(Assert.Single(RequestFile.Read(path, la)).HasPlace);
    }

    [Fact]
    public void Reads_the_hotlines_export_in_chinese()
    {
        var requests = RequestFile.Read(Files.Sample("hotline12345.csv"), ColumnMap.Load(Files.Map("hotline12345.json")));

        Assert.Equal(120, requests.Count);
        Assert.All(requests, request => Assert.StartsWith("济南市", request.Address, StringComparison.Ordinal));
        Assert.Contains(requests, request => request.Kind == "lift-stopped" && request.Description.Contains("紧急", StringComparison.Ordinal));
    }

    [Fact]
    public void Reads_an_old_export_in_gb18030()
    {
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        var path = files.Write("a.csv", "");
        File.WriteAllBytes(path, System.Text.Encoding.GetEncoding("gb18030").GetBytes($"{Header}\n1,Other,电话,1/1/20 0:05,,,历山路1号,,,,\n"));

        Assert.Equal("历山路1号", Assert.Single(RequestFile.Read(path, la with { Encoding = "gb18030" })).Address);
    }

    [Theory]
    [InlineData("", "is empty; it needs a header line.")]
    [InlineData(Header, "has a header and nothing below it.")]
    [InlineData("srnumber,requesttype\n1,Other\n", "The map takes 'time' from column 'createddate', which '")]
    [InlineData(Header + "\n1,Other,Call,tomorrow,,,X,,,,\n", "line 2: 'tomorrow' is no time of the form M/d/yy H:mm.")]
    [InlineData(Header + "\n1,Other,Call,1/1/20 0:05,north,1,X,,,,\n", "line 2: 'north' is no coordinate in degrees.")]
    [InlineData(Header + "\n1,Ghosts,Call,1/1/20 0:05,,,X,,,,\n", "line 2: the map has no kind for 'Ghosts'; add it to 'kinds' or give an 'otherKind'.")]
    [InlineData(Header + "\n1,Other,Call\n", "line 2: there are 3 fields where the header has 11.")]
    [InlineData(Header + "\n1,Other,\"Call,1/1/20 0:05,,,X,,,,\n", "a quotation mark is not closed or stands inside a field")]
    public void Says_in_one_sentence_what_is_wrong_with_a_file(string text, string sentence)
    {
        var path = files.Write("a.csv", text);

        var fault = Assert.Throws<BadInputException>(() => RequestFile.Read(path, la));

        Assert.Contains(sentence, fault.Message, StringComparison.Ordinal);
        Assert.Contains(path, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_that_a_file_does_not_exist() => Assert.Equal(
        "The CSV file 'nowhere.csv' does not exist.", Assert.Throws<BadInputException>(() => RequestFile.Read("nowhere.csv", la)).Message);

    [Fact]
    public void Says_that_an_encoding_is_unknown()
    {
        var path = files.Write("a.csv", Header);

        var fault = Assert.Throws<BadInputException>(() => RequestFile.Read(path, la with { Encoding = "morse" }));

        Assert.Equal("The map's encoding 'morse' is unknown; use utf-8 or gb18030.", fault.Message);
    }
}
