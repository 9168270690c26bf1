using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RedProperty.Realtime.Testing.Running;

/// <summary>A resident's app and a worker's session, over plain HTTP.</summary>
public static class Resident
{
    private const string Password = "Demo-2341!";

    /// <summary>
    /// Reports through Open311 and returns the ticket's id. Like every client here it sends again, under the same key, what was refused for the moment
    /// (503), as the refusal asks for: a store that was too slow on a busy machine is not what a test of something else is about.
    /// </summary>
    public static async Task<string> Reports(
        this HttpClient http, CancellationToken cancellation, string kind = "lamp-out", string building = "yanzishan-1-01", string text = "三楼的灯不亮")
    {
        var key = Guid.NewGuid().ToString("N");
        using var answer = await Patiently(() => http.Sends(kind, building, text, key, cancellation), cancellation);
        return await IdFrom(answer, cancellation);
    }

    public static async Task<string> SignsIn(this HttpClient http, string userName, CancellationToken cancellation)
    {
        using var answer = await Patiently(() => http.PostAsJsonAsync("/api/sessions", new { userName, password = Password }, cancellation), cancellation);
        answer.EnsureSuccessStatusCode();
        using var session = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(cancellation), default, cancellation);
        return session.RootElement.GetProperty("accessToken").GetString()!;
    }

    /// <summary>The ticket as the API shows it to the holder of the token; null when it does not exist.</summary>
    public static async Task<JsonNode?> Ticket(this HttpClient http, string token, string ticketId, CancellationToken cancellation)
    {
        using var answer = await Patiently(() => http.Asks($"/api/tickets/{ticketId}", token, cancellation), cancellation);
        return answer.StatusCode == HttpStatusCode.NotFound
            ? null
            : JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancellation));
    }

    /// <summary>Asks again while the answer is 503, as a client should. Without an end of its own: a house that stays away fails the test by its time limit.</summary>
    private static async Task<HttpResponseMessage> Patiently(Func<Task<HttpResponseMessage>> ask, CancellationToken cancellation)
    {
        while (true)
        {
            var answer = await ask();
            if (answer.StatusCode != HttpStatusCode.ServiceUnavailable)
            {
                return answer;
            }

            answer.Dispose();
            await Task.Delay(100, cancellation);
        }
    }

    private static async Task<HttpResponseMessage> Asks(this HttpClient http, string path, string token, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new("Bearer", token);
        return await http.SendAsync(request, cancellation);
    }

    private static async Task<HttpResponseMessage> Sends(
        this HttpClient http, string kind, string building, string text, string idempotencyKey, CancellationToken cancellation)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["api_key"] = "demo-open311-key",
            ["service_code"] = kind,
            ["address_id"] = building,
            ["description"] = text,
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/open311/v2/requests.json") { Content = form };
        request.Headers.Add("Idempotency-Key", idempotencyKey);
        return await http.SendAsync(request, cancellation);
    }

    private static async Task<string> IdFrom(HttpResponseMessage answer, CancellationToken cancellation)
    {
        var body = await answer.Content.ReadAsStringAsync(cancellation);
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"The report was refused with {answer.StatusCode}: {body}");
        }

        return JsonNode.Parse(body)![0]!["service_request_id"]!.GetValue<string>();
    }
}
