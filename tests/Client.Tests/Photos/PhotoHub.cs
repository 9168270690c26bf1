using System.Net;
using System.Net.Http.Json;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client.Tests.Photos;

/// <summary>A hub that takes parts of photos as the contract says, on a line that does what the test wants.</summary>
internal sealed class PhotoHub : HttpMessageHandler
{
    private readonly Dictionary<string, List<byte>> photos = [];

    public Queue<Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage?>>> Line { get; } = new();

    /// <summary>Method and range of each request that reached the hub.</summary>
    public List<string> Heard { get; } = [];

    public HashSet<string> Kept { get; } = [];

    public byte[] Bytes(string photoId) => [.. photos[photoId]];

    /// <summary>What an earlier run had brought.</summary>
    public void Have(string photoId, byte[] bytes) => photos[photoId] = [.. bytes];

    /// <summary>The request never comes.</summary>
    public void Lose() => Line.Enqueue((_, _) => throw new HttpRequestException("The line is cut."));

    /// <summary>It comes, and the answer is lost.</summary>
    public void LoseAnswer() => Line.Enqueue(async (request, cancellation) =>
    {
        await Answer(request, cancellation);
        throw new HttpRequestException("The line is cut.");
    });

    /// <summary>Ends when a request was swallowed.</summary>
    public TaskCompletionSource Swallowing { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>It is neither answered nor cut.</summary>
    public void Swallow() => Line.Enqueue(async (_, cancellation) =>
    {
        Swallowing.TrySetResult();
        await Task.Delay(Timeout.Infinite, cancellation);
        return null;
    });

    public void Refuse(HttpStatusCode status, string? code, string sentence) => Line.Enqueue((_, _) => Task.FromResult<HttpResponseMessage?>(
        new HttpResponseMessage(status) { Content = code is null ? new StringContent(sentence) : JsonContent.Create(new { status, code, detail = sentence }) }));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Assert.Equal("Bearer token", request.Headers.Authorization?.ToString());
        return (Line.TryDequeue(out var what) ? await what(request, cancellationToken) : null) ?? await Answer(request, cancellationToken);
    }

    private async Task<HttpResponseMessage> Answer(HttpRequestMessage request, CancellationToken cancellation)
    {
        var id = request.RequestUri!.Segments[^1];
        var range = request.Content?.Headers.ContentRange;
        Heard.Add($"{request.Method} {range?.From}-{range?.To}/{range?.Length}");
        if (request.Method == HttpMethod.Get)
        {
            return photos.TryGetValue(id, out var there) ? Progress(HttpStatusCode.OK, id, there.Count, 1000) : new HttpResponseMessage(HttpStatusCode.NotFound);
        }

        var bytes = await request.Content!.ReadAsByteArrayAsync(cancellation);
        var photo = photos.TryGetValue(id, out var known) ? known : photos[id] = [];
        var first = (int)range!.From!.Value;
        if (first > photo.Count)
        {
            return new HttpResponseMessage(HttpStatusCode.Conflict) { Content = JsonContent.Create(new { code = "conflict", detail = "A gap.", received = photo.Count }) };
        }

        photo.AddRange(bytes.Skip(photo.Count - first));
        if (photo.Count < range.Length)
        {
            return Progress(HttpStatusCode.Accepted, id, photo.Count, range.Length.Value);
        }

        Kept.Add(id);
        return new HttpResponseMessage(HttpStatusCode.Created) { Content = JsonContent.Create(new KeptPhotos([])) };
    }

    private HttpResponseMessage Progress(HttpStatusCode status, string id, long received, long total) =>
        new(status) { Content = JsonContent.Create(new PhotoProgress(id, received, total, Kept.Contains(id))) };
}
