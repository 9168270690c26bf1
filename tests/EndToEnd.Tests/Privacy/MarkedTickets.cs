using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using RedProperty.Realtime.EndToEnd.Tests.Pages;
using RedProperty.Realtime.EndToEnd.Tests.Running;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Privacy;

/// <summary>A ticket full of marks: in every place where somebody can say who he is or how he is reached.</summary>
internal sealed class MarkedTickets
{
    /// <summary>Given in the fields for it: for the holder and for nobody else, in any feed either.</summary>
    public static readonly string[] GivenMarks = ["13777770001", "marked@example.cn"];

    /// <summary>Also for colleagues of the grid, who have to find the door, and typed by people into words: not on a page that everybody may open.</summary>
    public static readonly string[] TypedMarks = ["马可德", "302室", "137-7777-0002", "typed@example.cn", "13777770003", "内部备注"];

    public required string Id { get; init; }

    public required string Code { get; init; }

    public static async Task<MarkedTickets> Make(OpenBrowser browser, CancellationToken cancellation)
    {
        var http = browser.Program.Http;
        var id = await Report(http, cancellation);
        var steward = await http.SignsIn("steward1", cancellation);
        var ticket = (await http.Ticket(steward, id, cancellation))!;
        await using var hub = await HubLine.Open(browser.Program, "steward1", cancellation);
        await Give(hub, "Acknowledge", id, new { message = "已联系 13777770003" });
        await Give(hub, "Comment", id, new { text = "内部备注：住户马可德 13777770003 很急" });
        await Give(hub, "ProposeSolution", id, new { text = "今晚换灯泡，有事打 13777770003" });
        await Give(hub, "Resolve", id, new { text = "已告知马可德，电话 13777770003" });
        return new MarkedTickets { Id = id, Code = ticket["trackingCode"]!.GetValue<string>() };
    }

    private static Task<JsonNode> Give(HubLine hub, string command, string ticketId, object more)
    {
        var argument = JsonSerializer.SerializeToNode(more)!.AsObject();
        argument["commandId"] = Guid.NewGuid().ToString("N");
        argument["ticketId"] = ticketId;
        return hub.Invoke(command, argument);
    }

    private static async Task<string> Report(HttpClient http, CancellationToken cancellation)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["api_key"] = "demo-open311-key",
            ["service_code"] = "lamp-out",
            ["address_id"] = "yanzishan-1-01",
            ["description"] = "我是马可德，三楼的灯不亮，打 137-7777-0002 或写信到 typed@example.cn",
            ["first_name"] = "可德",
            ["last_name"] = "马",
            ["phone"] = "13777770001",
            ["email"] = "marked@example.cn",
            ["attribute[unit]"] = "2单元302室",
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/open311/v2/requests.json") { Content = form };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var answer = await http.SendAsync(request, cancellation);
        var body = await answer.Content.ReadAsStringAsync(cancellation);
        Assert.True(answer.IsSuccessStatusCode, body);
        return JsonNode.Parse(body)![0]!["service_request_id"]!.GetValue<string>();
    }
}
