using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Photos;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Residents;

/// <summary>What a resident sent by a form of these pages. Words that are too long are kept: they are refused by their field, and stand there again.</summary>
internal sealed class ResidentForm(IFormCollection form, bool isOurs)
{
    public const int MostPhotos = PhotoLimits.MostAtOnce;

    /// <summary>All photos at their largest, and the words.</summary>
    public const long LargestBody = (MostPhotos * (long)PhotoLimits.LargestBytes) + (1024 * 1024);

    /// <summary>False when the page that it came from was not made for this browser, or is too old.</summary>
    public bool IsOurs => isOurs;

    public IReadOnlyList<IFormFile> Files => [.. form.Files.GetFiles("photos").Where(file => file.Length > 0)];

    /// <summary>Photos that an earlier, refused sending of the same form has left here.</summary>
    public IReadOnlyList<string> PhotoIds => [.. form["photoIds"].OfType<string>().Where(PhotoId.IsOne).Distinct().Take(MostPhotos)];

    /// <summary>Made with the page: sent twice, it is one command.</summary>
    public string CommandId => this["commandId"] is { Length: > 0 and <= HandleTicketCommand.LongestCommandId } id ? id : NewCommandId();

    public string? this[string field] => TicketText.Trimmed(form[field].FirstOrDefault());

    public static string NewCommandId() => Guid.NewGuid().ToString("N");

    /// <summary>A refusal when the body is no form, or is larger than all photos together may be.</summary>
    public static async Task<Outcome<ResidentForm>> Read(HttpContext context, IAntiforgery antiforgery)
    {
        try
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            return new ResidentForm(form, await antiforgery.IsRequestValidAsync(context));
        }
        catch (Exception fault) when (fault is InvalidDataException or BadHttpRequestException or InvalidOperationException)
        {
            return fault is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } || fault is InvalidDataException
                ? Refusal.Invalid("photos", "these are too large to be sent together; send fewer.")
                : Refusal.Invalid("form", "cannot be read.");
        }
    }
}
