using System.Globalization;
using System.Security.Cryptography;

namespace RedProperty.Realtime.Domain.Tickets;

/// <summary>Makes the names of new tickets: ids that sort by time, numbers for the phone, tracking codes that nobody guesses.</summary>
internal static class TicketNames
{
    /// <summary>No i, l, o, u: what is read aloud must come back the same.</summary>
    private const string Letters = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int RandomPart = 8;

    /// <summary>26 letters of 5 bits: 130 bits, for who has the code may speak as the resident.</summary>
    private const int TrackingCodeLength = 26;

    public static NewTicketNames Make(string communityId, long running, DateTimeOffset localNow) => new(
        TicketId.Make(communityId, Moment(localNow) + RandomNumberGenerator.GetString(Letters, RandomPart)),
        string.Create(CultureInfo.InvariantCulture, $"{localNow:yyyyMMdd}-{running:0000}"),
        NewTrackingCode());

    public static string NewTrackingCode() => RandomNumberGenerator.GetString(Letters, TrackingCodeLength);

    /// <summary>Milliseconds since 1970 in nine letters, enough until the year 3084.</summary>
    private static string Moment(DateTimeOffset now) => string.Create(9, now.ToUnixTimeMilliseconds(), static (span, value) =>
    {
        for (var i = span.Length - 1; i >= 0; i--, value >>= 5)
        {
            span[i] = Letters[(int)(value & 31)];
        }
    });
}
