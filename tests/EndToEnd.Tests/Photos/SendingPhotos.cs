using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using RedProperty.Realtime.Client;
using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.EndToEnd.Tests.Running;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Photos;

/// <summary>A photo named by its device and sent in parts: by hand, and by our own client.</summary>
internal static class SendingPhotos
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Who sends them, on a connection of his own.</summary>
    public static async Task<HttpClient> HttpOf(this RunningProgram program, string userName) => new()
    {
        BaseAddress = program.Address,
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", await program.Http.SignsIn(userName, Token)) },
    };

    public static string Address(string id) => $"/api/photos/{id}";

    public static PhotoSender Sender(HttpClient http, int partBytes = PhotoSenderOptions.DefaultPartBytes) => new(new PhotoSenderOptions
    {
        BaseAddress = http.BaseAddress!,
        Token = _ => Task.FromResult(http.DefaultRequestHeaders.Authorization!.Parameter),
        PartBytes = partBytes,
    });

    public static Task<System.Text.Json.Nodes.JsonNode> Resolve(HubLine line, string ticket, string photo) =>
        line.Invoke("Resolve", new { commandId = "resolve-in-the-shaft", ticketId = ticket, text = "换了灯", photoIds = new[] { photo } });

    public static async Task<HttpResponseMessage> Put(HttpClient http, string id, byte[] file, int first, int end)
    {
        using var content = new ByteArrayContent(file, first, end - first);
        content.Headers.ContentRange = new ContentRangeHeaderValue(first, end - 1, file.Length);
        return await http.PutAsync(Address(id), content, Token);
    }

    public static async Task<int> Taken(HttpClient http, string id, byte[] file, int first, int end)
    {
        using var answer = await Put(http, id, file, first, end);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal(new PhotoProgress(id, end, file.Length, false), await answer.Content.ReadFromJsonAsync<PhotoProgress>(Token));
        return end;
    }

    public static async Task<System.Text.Json.JsonElement> Problem(HttpResponseMessage answer, int status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync(Token);
        Assert.True((int)answer.StatusCode == status, $"{(int)answer.StatusCode} {text}");
        using var problem = System.Text.Json.JsonDocument.Parse(text);
        Assert.Equal(code, problem.RootElement.GetProperty("code").GetString());
        return problem.RootElement.Clone();
    }
}
