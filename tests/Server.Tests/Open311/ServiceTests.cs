namespace RedProperty.Realtime.Server.Tests.Open311;

public sealed class ServiceTests(ServedHouse house) : IClassFixture<ServedHouse>
{
    private readonly Door door = new(house);

    [Fact]
    public async Task Services_are_a_bare_array_of_the_catalogue()
    {
        var services = await door.Json("/services.json");

        Assert.Equal(4, services.GetArrayLength());
        Assert.Equal(
            """{"service_code":"lamp-out","service_name":"路灯不亮","description":"灯不亮","metadata":true,"type":"realtime","keywords":"灯, lamp","group":"维修"}""",
            services[0].GetRawText());
    }

    [Theory]
    [InlineData("en", "Lamp out", "Repairs")]
    [InlineData("en-GB,en;q=0.9,zh;q=0.1", "Lamp out", "Repairs")]
    [InlineData("de, en;q=0.5", "Lamp out", "Repairs")]
    [InlineData("en;q=0.2, zh-CN", "路灯不亮", "维修")]
    [InlineData("de", "路灯不亮", "维修")]
    [InlineData("%%%", "路灯不亮", "维修")]
    public async Task Names_follow_the_reader(string language, string name, string group)
    {
        var service = (await door.Json("/services.json", language))[0];

        Assert.Equal((name, group), (service.GetProperty("service_name").GetString(), service.GetProperty("group").GetString()));
    }

    [Fact]
    public async Task Services_in_XML_say_the_same()
    {
        var services = await door.Xml("/services.xml");

        Assert.Equal("services", services.Name.LocalName);
        SameContent.Assert(await door.Json("/services.json"), services, "service");
    }

    [Fact]
    public async Task A_definition_has_the_flat_as_its_one_attribute()
    {
        var definition = await door.Json("/services/lamp-out.json");

        Assert.Equal("lamp-out", definition.GetProperty("service_code").GetString());
        var attribute = Assert.Single(definition.GetProperty("attributes").EnumerateArray());
        Assert.Equal("unit", attribute.GetProperty("code").GetString());
        Assert.True(attribute.GetProperty("variable").GetBoolean());
        Assert.False(attribute.GetProperty("required").GetBoolean());
        Assert.Equal(1, attribute.GetProperty("order").GetInt32());

        var xml = await door.Xml("/services/lamp-out.xml");
        Assert.Equal("service_definition", xml.Name.LocalName);
        Assert.Equal("unit", xml.Element("attributes")!.Element("attribute")!.Element("code")!.Value);
        Assert.NotNull(xml.Element("attributes")!.Element("attribute")!.Element("values"));
    }

    [Fact]
    public async Task The_discovery_leads_here()
    {
        var endpoint = Assert.Single((await door.Json("/discovery.json")).GetProperty("endpoints").EnumerateArray());

        Assert.Equal($"{house.Anybody.BaseAddress}open311/v2", endpoint.GetProperty("url").GetString());
        Assert.Equal(["application/json", "text/xml"], endpoint.GetProperty("formats").EnumerateArray().Select(it => it.GetString()));
        var xml = await door.Xml("/discovery.xml");
        Assert.Equal("discovery", xml.Name.LocalName);
        Assert.Equal(["application/json", "text/xml"], xml.Element("endpoints")!.Element("endpoint")!.Element("formats")!.Elements("format").Select(it => it.Value));
    }

    [Theory]
    [InlineData("/services/unicorn.json")]
    [InlineData("/services/unicorn.xml")]
    [InlineData("/services.csv")]
    [InlineData("/services")]
    [InlineData("/requests/spring.nothing.json")]
    [InlineData("/requests/nonsense.xml")]
    [InlineData("/tokens/nothing.json")]
    [InlineData("/nothing.xml")]
    [InlineData("/services.json?jurisdiction_id=atlantis.gov")]
    [InlineData("/requests.xml?jurisdiction_id=atlantis.gov")]
    public async Task What_is_not_there_is_an_array_of_errors(string path)
    {
        using var answer = await door.Get(path);

        await Door.Errors(answer, 404);
        Assert.Equal(path.Contains(".xml", StringComparison.Ordinal) ? "text/xml" : "application/json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("/services.json?jurisdiction_id=")]
    [InlineData("/services.json?jurisdiction_id=jinan.gov.cn")]
    [InlineData("/services.json?jurisdiction_id=jinan")]
    public async Task Our_own_jurisdiction_or_none_is_fine(string path) => Assert.Equal(4, (await door.Json(path)).GetArrayLength());
}
