using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client.Sessions;

/// <summary>Signs in over <c>POST /api/sessions</c>.</summary>
internal static class SessionDoor
{
    private const string Path = "api/sessions";

    /// <exception cref="CoordinationFault">Wrong name or password, too many failures, or the program is not itself.</exception>
    /// <exception cref="HttpRequestException">The program is out of reach.</exception>
    public static async Task<Session> SignIn(HttpClient http, CoordinationClientOptions options, SignIn who, CancellationToken cancellation)
    {
        using var answer = await http.PostAsJsonAsync(options.Resolve(Path), who, ClientJson.Default.SignIn, cancellation).ConfigureAwait(false);
        if (answer.IsSuccessStatusCode)
        {
            return await answer.Content.ReadFromJsonAsync(ClientJson.Default.Session, cancellation).ConfigureAwait(false)
                ?? throw new CoordinationFault(CoordinationFault.Failed, "The program answered the sign-in with nothing.");
        }

        var code = answer.StatusCode switch
        {
            HttpStatusCode.BadRequest => FaultCodes.Invalid,
            HttpStatusCode.Unauthorized => FaultCodes.Unauthenticated,
            HttpStatusCode.Forbidden => FaultCodes.Forbidden,
            HttpStatusCode.TooManyRequests => FaultCodes.Limited,
            HttpStatusCode.ServiceUnavailable => FaultCodes.Unavailable,
            _ => CoordinationFault.Failed,
        };
        throw new CoordinationFault(code, await Sentence(answer, cancellation).ConfigureAwait(false));
    }

    private static async Task<string> Sentence(HttpResponseMessage answer, CancellationToken cancellation)
    {
        var text = await answer.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false);
        try
        {
            using var problem = JsonDocument.Parse(text);
            foreach (var name in (string[])["detail", "title"])
            {
                if (problem.RootElement.TryGetProperty(name, out var words) && words.GetString() is { Length: > 0 } sentence)
                {
                    return sentence;
                }
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // Not a problem document: a proxy's page, say. The status is all there is to tell.
        }

        return $"The program answered the sign-in with {(int)answer.StatusCode} {answer.ReasonPhrase}.";
    }
}
