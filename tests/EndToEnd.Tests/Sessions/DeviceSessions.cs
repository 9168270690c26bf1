using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Sessions;

/// <summary>A device's session as the program gives, renews and withdraws it.</summary>
internal static class DeviceSessions
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<JsonNode> SignsIn(this RunningProgram program, string userName, string deviceId)
    {
        var body = new { userName, password = "Demo-2341!", device = new { id = deviceId, kind = "tablet", name = "一网格平板" } };
        return await Answer(await program.Http.PostAsJsonAsync("/api/sessions", body, Token));
    }

    public static Task<HttpResponseMessage> Renews(this RunningProgram program, JsonNode session) => program.Http.PostAsJsonAsync(
        "/api/sessions/renew", new { renewalToken = session["device"]!["renewalToken"]!.GetValue<string>() }, Token);

    public static async Task<JsonNode> Answer(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync(Token);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    public static async Task Withdraws(this RunningProgram program, string userName, string deviceId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"/api/accounts/{userName}/devices/{deviceId}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await program.Http.SignsIn("admin", Token));
        using var answer = await program.Http.SendAsync(request, Token);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    public static async Task<HttpStatusCode> Tickets(this RunningProgram program, JsonNode session)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/tickets");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", session["accessToken"]!.GetValue<string>());
        using var answer = await program.Http.SendAsync(request, Token);
        return answer.StatusCode;
    }
}
