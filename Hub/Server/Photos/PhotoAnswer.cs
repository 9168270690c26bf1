using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using RedProperty.Realtime.Domain.Photos;

namespace RedProperty.Realtime.Server.Photos;

/// <summary>
/// A picture for one pair of eyes: its type and name are ours, whatever was sent, and a browser makes nothing else of it. The picture never changes, but who may
/// see it does: only the asker's own browser keeps it, for an hour.
/// </summary>
internal sealed class PhotoAnswer(ShownPhoto shown, bool isThumbnail) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var suffix = isThumbnail ? "-thumb" : "";
        DoorHeaders.LetKeep(httpContext, "private, max-age=3600, immutable");
        var headers = httpContext.Response.Headers;
        headers.ContentDisposition = $"inline; filename=\"photo-{shown.Photo.Id[..8]}{suffix}.jpg\"";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return TypedResults.Stream(
            shown.Content, PhotoLimits.ContentType, entityTag: new EntityTagHeaderValue($"\"{shown.Photo.Id}{suffix}\"")).ExecuteAsync(httpContext);
    }
}
