using System.Text.Json;

namespace RedProperty.Realtime.Server.Tests;

internal static class Expect
{
    /// <summary>A problem of that status, with its code and, when one is to blame, its field; never a stack trace.</summary>
    public static async Task<JsonElement> Problem(HttpResponseMessage answer, int status, string? code, string? field = null, string? detail = null)
    {
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True((int)answer.StatusCode == status, $"{(int)answer.StatusCode} {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = Json.Parse(text);
        Assert.Equal(code, problem.TryGetProperty("code", out var found) ? found.GetString() : null);
        Assert.False(string.IsNullOrWhiteSpace(problem.GetProperty("detail").GetString()));
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        if (field is not null)
        {
            Assert.Equal(field, problem.GetProperty("field").GetString());
        }

        if (detail is not null)
        {
            Assert.Equal(detail, problem.GetProperty("detail").GetString());
        }

        if (status is 429 or 503)
        {
            Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        }

        return problem;
    }
}
