using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client.Photos;

/// <summary>One request each to <c>/api/photos/{photoId}</c>.</summary>
internal sealed class PhotoDoor(HttpClient http, PhotoSenderOptions options)
{
    /// <summary>How much of a photo the hub has; null when nothing.</summary>
    public async Task<PhotoProgress?> Ask(string photoId, CancellationToken cancellation)
    {
        using var limit = Limit(cancellation);
        using var request = await Request(HttpMethod.Get, photoId, limit.Token).ConfigureAwait(false);
        using var answer = await http.SendAsync(request, limit.Token).ConfigureAwait(false);
        return answer.StatusCode switch
        {
            HttpStatusCode.OK => await Read(answer, limit.Token).ConfigureAwait(false),
            HttpStatusCode.NotFound => null,
            _ => throw await Refused(answer, limit.Token).ConfigureAwait(false),
        };
    }

    /// <exception cref="CoordinationFault">Refused for good.</exception>
    /// <exception cref="PhotoDelayed">Ask where it stands, then send again.</exception>
    public async Task<PhotoProgress> Put(string photoId, ReadOnlyMemory<byte> photo, Range part, CancellationToken cancellation)
    {
        using var limit = Limit(cancellation);
        using var request = await Request(HttpMethod.Put, photoId, limit.Token).ConfigureAwait(false);
        request.Content = new ReadOnlyMemoryContent(photo[part]);
        if (part.End.Value > part.Start.Value)
        {
            request.Content.Headers.ContentRange = new ContentRangeHeaderValue(part.Start.Value, part.End.Value - 1, photo.Length);
        }

        using var answer = await http.SendAsync(request, limit.Token).ConfigureAwait(false);
        return answer.StatusCode switch
        {
            HttpStatusCode.OK or HttpStatusCode.Created => new PhotoProgress(photoId, photo.Length, photo.Length, IsKept: true),
            HttpStatusCode.Accepted => await Read(answer, limit.Token).ConfigureAwait(false),
            _ => throw await Refused(answer, limit.Token).ConfigureAwait(false),
        };
    }

    private static async Task<PhotoProgress> Read(HttpResponseMessage answer, CancellationToken cancellation)
    {
        try
        {
            return await answer.Content.ReadFromJsonAsync(ClientJson.Default.PhotoProgress, cancellation).ConfigureAwait(false)
                ?? throw new JsonException("It is empty.");
        }
        catch (JsonException fault)
        {
            throw new CoordinationFault(CoordinationFault.Failed, "The program's answer to a photo cannot be read.", fault);
        }
    }

    private static async Task<Exception> Refused(HttpResponseMessage answer, CancellationToken cancellation)
    {
        var problem = PhotoProblem.Read(await answer.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false));
        var sentence = problem?.Detail ?? $"The program answered a photo with {(int)answer.StatusCode} {answer.ReasonPhrase}.";

        // A conflict that says where to go on is none; neither is what a proxy says while the program is away.
        var isPassing = problem?.Received is not null
            || answer.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;
        return isPassing
            ? new PhotoDelayed(sentence, answer.Headers.RetryAfter?.Delta)
            : new CoordinationFault(problem?.Code ?? CoordinationFault.Failed, sentence);
    }

    private async Task<HttpRequestMessage> Request(HttpMethod method, string photoId, CancellationToken cancellation)
    {
        var address = new Uri(new Uri(options.BaseAddress.AbsoluteUri.TrimEnd('/') + "/"), "api/photos/" + Uri.EscapeDataString(photoId));
        return new HttpRequestMessage(method, address)
        {
            Headers = { Authorization = await options.Token(cancellation).ConfigureAwait(false) is { } token ? new AuthenticationHeaderValue("Bearer", token) : null },
        };
    }

    private RequestLimit Limit(CancellationToken cancellation) => new(options.LongestRequest, options.Time, cancellation);
}
