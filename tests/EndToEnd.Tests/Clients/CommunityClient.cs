using System.Text.Json;
using Microsoft.Playwright;
using RedProperty.Realtime.EndToEnd.Tests.Pages;

namespace RedProperty.Realtime.EndToEnd.Tests.Clients;

/// <summary>A client of the Open311 community, written for other cities' servers, against ours: every call that it has, in both formats.</summary>
[Collection(PagesOfOneProgram.Name)]
public sealed class CommunityClient(OpenBrowser browser)
{
    private const string Folder = "/community/";

    [Theory]
    [InlineData("json")]
    [InlineData("xml")]
    public async Task Every_call_of_the_communitys_client_works(string format)
    {
        var page = await browser.Visit("/healthz/live", isEnglish: true);
        await page.RouteAsync($"**{Folder}*", route => route.FulfillAsync(new RouteFulfillOptions
        {
            Path = Path.Combine(AppContext.BaseDirectory, "JavaScript", Path.GetFileName(new Uri(route.Request.Url).AbsolutePath)),
        }));
        var client = await FetchedClient.File();
        await page.RouteAsync($"**{Folder}open311.js", route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/javascript", BodyBytes = client }));
        await page.GotoAsync(Folder + "open311.html");
        var root = new Uri(browser.Program.Address, "/open311/v2/").ToString();
        var city = new { endpoint = root, format, apiKey = "demo-open311-key", jurisdiction = "jinan.gov.cn", discovery = $"{root}discovery.{format}" };

        var discovered = await Call(page, city, "serviceDiscovery", new { });
        Assert.EndsWith("/open311/v2", discovered.GetProperty("endpoints")[0].GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.Equal("text/xml", discovered.GetProperty("endpoints")[0].GetProperty("formats")[1].GetString());

        var services = await Call(page, city, "serviceList");
        Assert.Contains(services.EnumerateArray(), service => service.GetProperty("service_code").GetString() == "lift-stopped");

        var definition = await Call(page, city, "serviceDefinition", "lift-stopped");
        var trapped = definition.GetProperty("attributes").EnumerateArray().Single(it => it.GetProperty("code").GetString() == "trapped");
        Assert.Equal("yes", trapped.GetProperty("values")[0].GetProperty("key").GetString());

        var accepted = (await Call(page, city, "submitRequest", new
        {
            service_code = "lift-stopped",
            address_id = "yanzishan-1-01",
            description = $"电梯停了 <{format}> & 有异响",
            attributes = new { trapped = "no", unit = "2单元" },
        }))[0];
        var id = accepted.GetProperty("service_request_id").GetString()!;
        Assert.Contains("20 minutes", accepted.GetProperty("service_notice").GetString(), StringComparison.Ordinal);

        Assert.Equal(id, (await Call(page, city, "token", id))[0].GetProperty("service_request_id").GetString());
        var request = (await Call(page, city, "serviceRequest", id))[0];
        Assert.Equal($"电梯停了 <{format}> & 有异响", request.GetProperty("description").GetString());
        Assert.Equal("open", request.GetProperty("status").GetString());
        Assert.Equal(JsonValueKind.Null, request.GetProperty("zipcode").ValueKind);
        Assert.Equal(id, (await Call(page, city, "serviceRequests", new[] { id }))[0].GetProperty("service_request_id").GetString());
        var listed = await Call(page, city, "serviceRequests", new { service_code = "lift-stopped", status = "open", page_size = "50" });
        Assert.Contains(listed.EnumerateArray(), it => it.GetProperty("service_request_id").GetString() == id);

        Assert.Equal("true", await Refused(page, city, "serviceDefinition", "unicorn"));
        Assert.Equal("true", await Refused(page, city with { jurisdiction = "atlantis.gov" }, "serviceList"));
        Assert.Equal("403", await Refused(page, city with { apiKey = "wrong" }, "submitRequest", new { service_code = "lamp-out", address_id = "yanzishan-1-01" }));
        Assert.Equal("400", await Refused(page, city, "submitRequest", new { service_code = "lamp-out" }));
        Assert.Equal("400", await Refused(page, city, "submitRequest", new { service_code = "lift-stopped", address_id = "yanzishan-1-01", attributes = new { trapped = "perhaps" } }));
        Assert.Equal("404", await Refused(page, city, "submitRequest", new { service_code = "unicorn", address_id = "yanzishan-1-01" }));
    }

    private static async Task<JsonElement> Call(IPage page, object city, string method, params object[] arguments)
    {
        var answer = await Answer(page, city, method, arguments);
        Assert.True(answer.GetProperty("error").ValueKind == JsonValueKind.Null, $"{method}: {answer}");
        return answer.GetProperty("data");
    }

    private static async Task<string> Refused(IPage page, object city, string method, params object[] arguments) =>
        (await Answer(page, city, method, arguments)).GetProperty("error").GetRawText();

    private static async Task<JsonElement> Answer(IPage page, object city, string method, object[] arguments)
    {
        var text = await page.EvaluateAsync<string>("([city, method, args]) => call(JSON.parse(city), method, ...JSON.parse(args))", new[] { JsonSerializer.Serialize(city), method, JsonSerializer.Serialize(arguments) });
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
