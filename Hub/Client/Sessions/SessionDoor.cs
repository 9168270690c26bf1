using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client.Sessions;

/// <summary>Signs in, renews and signs out over <c>/api/sessions</c>.</summary>
internal static class SessionDoor
{
    private const string Path = "api/sessions";

    /// <exception cref="CoordinationFault">Wrong name or password, too many failures, or the program is not itself.</exception>
    /// <exception cref="HttpRequestException">The program is out of reach.</exception>
    public static Task<Session> SignIn(HttpClient http, CoordinationClientOptions options, SignIn who, CancellationToken cancellation) =>
        Ask(http, options.Resolve(Path), who, ClientJson.Default.SignIn, cancellation);

    /// <inheritdoc cref="SignIn"/>
    public static Task<Session> Renew(HttpClient http, CoordinationClientOptions options, RenewSession what, CancellationToken cancellation) =>
        Ask(http, options.Resolve(Path + "/renew"), what, ClientJson.Default.RenewSession, cancellation);

    /// <inheritdoc cref="SignIn"/>
    public static async Task End(HttpClient http, CoordinationClientOptions options, RenewSession what, CancellationToken cancellation)
    {
        using var answer = await http.PostAsJsonAsync(
            options.Resolve(Path + "/end"), what, ClientJson.Default.RenewSession, cancellation).ConfigureAwait(false);
        await Check(answer, cancellation).ConfigureAwait(false);
    }

    private static async Task<Session> Ask<T>(HttpClient http, Uri address, T body, JsonTypeInfo<T> shape, CancellationToken cancellation)
    {
        using var answer = await http.PostAsJsonAsync(address, body, shape, cancellation).ConfigureAwait(false);
        await Check(answer, cancellation).ConfigureAwait(false);
        return await answer.Content.ReadFromJsonAsync(ClientJson.Default.Session, cancellation).ConfigureAwait(false)
            ?? throw new CoordinationFault(CoordinationFault.Failed, "The program answered the sign-in with nothing.");
    }

    private static async Task Check(HttpResponseMessage answer, CancellationToken cancellation)
    {
        if (answer.IsSuccessStatusCode)
        {
            return;
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
