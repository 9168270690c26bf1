using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Photos;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Server.Photos;

/// <summary>A multipart form of photos, read as it comes: no file of it is held in memory, and none after the first that is refused is read.</summary>
/// <param name="Text">The field <c>text</c>; null when there is none.</param>
internal sealed record PhotoForm(IReadOnlyList<Photo> Photos, string? Text)
{
    public IReadOnlyList<string> Ids => [.. Photos.Select(photo => photo.Id)];

    private const string Field = "photos";
    private const int LongestBoundary = 100;

    /// <param name="keep">What is done with each file; its field is told with its place in the form.</param>
    public static async Task<Outcome<PhotoForm>> Read(
        HttpRequest request, Func<Stream, string, Task<Outcome<Photo>>> keep, CancellationToken cancellation)
    {
        if (BoundaryOf(request) is not { } boundary)
        {
            return Refusal.Invalid(Field, $"send multipart/form-data with 1 to {PhotoLimits.MostAtOnce} files.");
        }

        try
        {
            return await Read(new MultipartReader(boundary, request.Body), keep, cancellation);
        }
        catch (Exception broken) when (broken is InvalidDataException || broken.GetType() == typeof(IOException))
        {
            return Refusal.Invalid(Field, "the form cannot be read to its end; send it again.");
        }
    }

    private static async Task<Outcome<PhotoForm>> Read(MultipartReader form, Func<Stream, string, Task<Outcome<Photo>>> keep, CancellationToken cancellation)
    {
        var photos = new List<Photo>();
        string? text = null;
        while (await form.ReadNextSectionAsync(cancellation) is { } section)
        {
            var about = section.GetContentDispositionHeader();
            if (about?.IsFileDisposition() != true)
            {
                var field = await Words(section.Body, cancellation);
                text = about?.Name == "text" ? field : text;
                continue;
            }

            var name = $"{Field}[{photos.Count}]";
            if (photos.Count == PhotoLimits.MostAtOnce)
            {
                return PhotoFaults.Of(PhotoFaults.TooMany, Field);
            }

            var kept = await keep(section.Body, name);
            if (kept.IsRefused)
            {
                return kept.Refusal;
            }

            photos.Add(kept.Value);
        }

        return photos.Count == 0 ? PhotoFaults.Of(PhotoFaults.Empty, Field)
            : TicketText.CheckOptional("text", text) is { } wrong ? wrong
            : new PhotoForm(photos, text);
    }

    private static string? BoundaryOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= LongestBoundary } boundary
            ? boundary.ToString()
            : null;

    /// <summary>As many as may be kept, and one more that shows when there are too many.</summary>
    private static async Task<string> Words(Stream field, CancellationToken cancellation)
    {
        using var reader = new StreamReader(field, Encoding.UTF8, leaveOpen: true);
        var letters = new char[TicketText.LongestText + 1];
        return new string(letters, 0, await reader.ReadBlockAsync(letters, cancellation));
    }
}
