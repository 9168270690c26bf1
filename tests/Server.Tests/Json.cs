using System.Text.Json;

namespace RedProperty.Realtime.Server.Tests;

internal static class Json
{
    public static JsonElement Parse(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    public static async Task<JsonElement> Body(this HttpResponseMessage answer) =>
        Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
}
