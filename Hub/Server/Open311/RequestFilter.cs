using System.Globalization;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Server.Open311;

/// <summary>Which requests <c>GET /requests</c> is asked for.</summary>
internal sealed record RequestFilter(
    IReadOnlyList<string> Ids, IReadOnlySet<string> Codes, TicketStatus Status, DateTimeOffset From, DateTimeOffset To, int Page, int PageSize)
{
    public const int MostAtOnce = 1000;

    private const int LastPage = 100_000;

    private static readonly TimeSpan LongestSpan = TimeSpan.FromDays(90);

    public static (RequestFilter? Filter, Open311Fault? Fault) Read(Open311Call call, Parameters given, DateTimeOffset now, TimeSpan utcOffset)
    {
        var ids = Split(given["service_request_id"]);
        if (ids.Count > MostAtOnce)
        {
            return Refuse(call, $"service_request_id：一次最多 {MostAtOnce} 个。", $"service_request_id: at most {MostAtOnce} at once.");
        }

        if (!TryStatus(given["status"], out var status))
        {
            return Refuse(call, "status：请用 open 或 closed。", "status: use open, closed, or both with a comma.");
        }

        if (!TryMoment(given["start_date"], utcOffset, out var start))
        {
            return Refuse(call, "start_date：请用带时区的 ISO 8601 时间。", "start_date: give an ISO 8601 time with zone, for example 2026-11-23T09:00:00+08:00.");
        }

        if (!TryMoment(given["end_date"], utcOffset, out var end))
        {
            return Refuse(call, "end_date：请用带时区的 ISO 8601 时间。", "end_date: give an ISO 8601 time with zone, for example 2026-11-23T09:00:00+08:00.");
        }

        if (!TryNumber(given["page"], 1, LastPage, out var page))
        {
            return Refuse(call, "page：请填写 1、2、3……", "page: give 1, 2, 3, ...");
        }

        if (!TryNumber(given["page_size"], MostAtOnce, int.MaxValue, out var size))
        {
            return Refuse(call, $"page_size：请填写 1 到 {MostAtOnce}。", $"page_size: give 1 to {MostAtOnce}.");
        }

        var (from, to) = SpanOf(start, end, now);
        if (from > to || to - from > LongestSpan)
        {
            return Refuse(call, "start_date 与 end_date 须先后有序，且相距不超过 90 天。", "start_date and end_date: the first comes first, and at most 90 days lie between them.");
        }

        return (new RequestFilter(ids, Split(given["service_code"]).ToHashSet(StringComparer.Ordinal), status, from, to, page, Math.Min(size, MostAtOnce)), null);
    }

    private static (DateTimeOffset From, DateTimeOffset To) SpanOf(DateTimeOffset? start, DateTimeOffset? end, DateTimeOffset now) => (start, end) switch
    {
        ({ } from, { } to) => (from, to),
        ({ } from, null) => (from, from <= DateTimeOffset.MaxValue - LongestSpan ? from + LongestSpan : DateTimeOffset.MaxValue),
        (null, { } to) => (to >= DateTimeOffset.MinValue + LongestSpan ? to - LongestSpan : DateTimeOffset.MinValue, to),
        _ => (now - LongestSpan, now),
    };

    private static List<string> Split(string? list) =>
        [.. (list ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];

    private static bool TryStatus(string? text, out TicketStatus status)
    {
        var words = Split(text?.ToLowerInvariant());
        status = words is ["open"] ? TicketStatus.Open : words is ["closed"] ? TicketStatus.Closed : TicketStatus.All;
        return words.TrueForAll(word => word is "open" or "closed");
    }

    private static bool TryMoment(string? text, TimeSpan utcOffset, out DateTimeOffset? moment)
    {
        moment = null;
        if (text is null)
        {
            return true;
        }

        // A plus that was not escaped arrives as a blank.
        if (!DateTime.TryParse(text.Replace(' ', '+'), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var parsed)
            && !DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out parsed))
        {
            return false;
        }

        moment = parsed.Kind == DateTimeKind.Unspecified && parsed > DateTime.MinValue.AddDays(1) && parsed < DateTime.MaxValue.AddDays(-1)
            ? new DateTimeOffset(parsed, utcOffset)
            : new DateTimeOffset(parsed.ToUniversalTime());
        return true;
    }

    private static bool TryNumber(string? text, int usual, int most, out int number)
    {
        number = usual;
        return text is null || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= 1 && number <= most);
    }

    private static (RequestFilter? Filter, Open311Fault? Fault) Refuse(Open311Call call, string chinese, string english) =>
        (null, Open311Fault.Bad(call.Say(chinese, english)));
}
