using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Photos;

namespace RedProperty.Realtime.Server.Photos;

/// <summary>Which bytes of a photo's file a body brings.</summary>
/// <param name="First">Place of its first byte in the file.</param>
internal sealed record SentRange(long First, long Length, long Total)
{
    /// <summary>What <c>Content-Range</c> says; without it the body is the whole file. Refused by its figures alone, before the body is read.</summary>
    public static Outcome<SentRange> Of(HttpRequest request)
    {
        var said = request.Headers.ContentRange.ToString();
        if (said.Length == 0)
        {
            return request.ContentLength is not { } length ? Refusal.Invalid("content-length", "is missing; send it, or the file in parts with Content-Range.")
                : length > PhotoLimits.LargestBytes ? PhotoFaults.Of(PhotoFaults.TooLarge, "photo")
                : length == 0 ? PhotoFaults.Of(PhotoFaults.Empty, "photo")
                : new SentRange(0, length, length);
        }

        if (!ContentRangeHeaderValue.TryParse(said, out var range) || !range.Unit.Equals("bytes", StringComparison.OrdinalIgnoreCase)
            || range is not { From: { } from, To: { } to, Length: { } total })
        {
            return Refusal.Invalid("content-range", "cannot be read; send bytes <first>-<last>/<total>.");
        }

        var bytes = to - from + 1;
        return total > PhotoLimits.LargestBytes ? PhotoFaults.Of(PhotoFaults.TooLarge, "photo")
            : bytes > PhotoLimits.LargestPart ? ArrivalFaults.PartTooLarge
            : request.ContentLength is { } sent && sent != bytes ? Refusal.Invalid("content-range", $"names {bytes} bytes, and the body has {sent}.")
            : new SentRange(from, bytes, total);
    }
}
