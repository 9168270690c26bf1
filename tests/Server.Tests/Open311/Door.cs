using System.Text.Json;
using System.Xml.Linq;

namespace RedProperty.Realtime.Server.Tests.Open311;

/// <summary>An Open311 client, as strict as the specification.</summary>
internal sealed class Door(ServedHouse house)
{
    public const string Root = "/open311/v2";

    public async Task<JsonElement> Json(string path, string? language = null) => Tests.Json.Parse(await Text($"{path}", "application/json", language));

    public async Task<XElement> Xml(string path, string? language = null)
    {
        var text = await Text(path, "text/xml", language);
        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>", text, StringComparison.Ordinal);
        return XElement.Parse(text);
    }

    public Task<HttpResponseMessage> Post(IEnumerable<(string Name, string Value)> fields, string format = "json", string? idempotencyKey = null) =>
        Send(new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))), format, idempotencyKey);

    public async Task<HttpResponseMessage> Send(HttpContent content, string format = "json", string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Root}/requests.{format}") { Content = content };

        // The server may refuse a body before it has come in whole.
        request.Headers.ExpectContinue = content.Headers.ContentLength > 1_000_000;
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        return await house.Anybody.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Reports and returns the id.</summary>
    public async Task<string> Report(params (string Name, string Value)[] fields)
    {
        using var answer = await Post([("api_key", ServedHouse.ClientKey), ("service_code", "lamp-out"), ("address_id", "spring-1-01"), .. fields]);
        return await IdIn(answer);
    }

    public static async Task<string> IdIn(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True((int)answer.StatusCode == 200, text);
        return Assert.Single(Tests.Json.Parse(text).EnumerateArray()).GetProperty("service_request_id").GetString()!;
    }

    public Task<HttpResponseMessage> Get(string path) => house.Anybody.GetAsync(Root + path, TestContext.Current.CancellationToken);

    /// <summary>An array of errors with that status, in JSON or XML as the content type says.</summary>
    public static async Task<string> Errors(HttpResponseMessage answer, int status)
    {
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True((int)answer.StatusCode == status, $"{(int)answer.StatusCode} {text}");
        Assert.Equal("utf-8", answer.Content.Headers.ContentType!.CharSet);
        if (answer.Content.Headers.ContentType.MediaType == "text/xml")
        {
            var errors = XElement.Parse(text);
            Assert.Equal("errors", errors.Name.LocalName);
            Assert.All(errors.Elements(), error => Assert.Equal(["code", "description"], error.Elements().Select(it => it.Name.LocalName)));
            Assert.Equal($"{status}", errors.Element("error")!.Element("code")!.Value);
            return string.Join('\n', errors.Descendants("description").Select(it => it.Value));
        }

        Assert.Equal("application/json", answer.Content.Headers.ContentType.MediaType);
        var array = Tests.Json.Parse(text);
        Assert.Equal($"{status}", array[0].GetProperty("code").GetString());
        return string.Join('\n', array.EnumerateArray().Select(error => error.GetProperty("description").GetString()));
    }

    private async Task<string> Text(string path, string mediaType, string? language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Root + path);
        if (language is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Language", language);
        }

        using var answer = await house.Anybody.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True((int)answer.StatusCode == 200, text);
        Assert.Equal(mediaType, answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("utf-8", answer.Content.Headers.ContentType.CharSet);
        return text;
    }
}
