using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Hotline;
using RedProperty.Realtime.Server.Accounts;
using RedProperty.Realtime.Server.Exports;
using RedProperty.Realtime.Server.Problems;

namespace RedProperty.Realtime.Server.Hotline;

/// <summary><c>GET /api/hotline/results</c>: the cases of some days as they came, with what became of them.</summary>
internal static class ResultRequest
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const string Csv = "text/csv; charset=utf-8";
    private const string Day = "yyyy-MM-dd";

    /// <summary>When nobody says from when.</summary>
    private static readonly TimeSpan UsualSpan = TimeSpan.FromDays(30);

    public static async Task<IResult> Answer(
        HttpContext context, string? scope, string? from, string? to, string? format, string? lang,
        ClaimsPrincipal user, Actors actors, IRulebooks rulebooks, ListHotlineResults list, ExportTurns turns, TimeProvider time, CancellationToken cancellation)
    {
        var rules = rulebooks.Current;
        var actor = actors.Of(user);
        if (actor.IsRefused)
        {
            return actor.Refusal.AsProblem();
        }

        if (format is not (null or "" or "csv" or "xlsx"))
        {
            return Refusal.Invalid("format", "is unknown; use csv or xlsx.").AsProblem();
        }

        var offset = rules.Calendar.UtcOffset;
        if (!TryDay(from, offset, TimeSpan.Zero, time.GetUtcNow() - UsualSpan, out var begin))
        {
            return Refusal.Invalid("from", $"is no day; write it like {Day}.").AsProblem();
        }

        if (!TryDay(to, offset, TimeSpan.FromDays(1) - TimeSpan.FromMilliseconds(1), time.GetUtcNow(), out var end))
        {
            return Refusal.Invalid("to", $"is no day; write it like {Day}.").AsProblem();
        }

        var found = await list.Begin(actor.Value, string.IsNullOrEmpty(scope) ? null : scope, begin, end, cancellation);
        if (found.IsRefused)
        {
            return found.Refusal.AsProblem();
        }

        await turns.Take(() => Send(context, found.Value, rules, ExportWords.In(lang), format == "xlsx", cancellation), cancellation);
        return TypedResults.Empty;
    }

    private static async Task Send(HttpContext context, HotlineResults results, Rulebook rules, ExportWords words, bool isXlsx, CancellationToken cancellation)
    {
        // Made in a file that goes away with its handle, then sent: nobody takes half of it for the whole.
        await using var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        var sheet = new ResultSheet(results, rules, words);
        await (isXlsx ? sheet.WriteXlsx(file, cancellation) : sheet.WriteCsv(file, cancellation));
        file.Position = 0;
        var name = new ContentDispositionHeaderValue("attachment");
        name.SetHttpFileName($"{words.Say("12345热线办理结果", "hotline-results")}-{results.At.ToOffset(rules.Calendar.UtcOffset).ToString("yyyyMMdd-HHmm", CultureInfo.InvariantCulture)}.{(isXlsx ? "xlsx" : "csv")}");
        context.Response.ContentType = isXlsx ? Xlsx : Csv;
        context.Response.Headers.ContentDisposition = name.ToString();
        context.Response.ContentLength = file.Length;
        await file.CopyToAsync(context.Response.Body, cancellation);
    }

    private static bool TryDay(string? text, TimeSpan offset, TimeSpan into, DateTimeOffset usual, out DateTimeOffset moment)
    {
        moment = usual;
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        var isDay = DateTime.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1970 and < 9000;
        moment = isDay ? new DateTimeOffset(day, offset) + into : usual;
        return isDay;
    }
}
