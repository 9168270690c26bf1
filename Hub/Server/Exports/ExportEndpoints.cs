using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using RedProperty.Realtime.Domain;

namespace RedProperty.Realtime.Server.Exports;

/// <summary>The desk's list as a file, narrowed by the same words as the desk's address. Signed in by the desk's cookie, or with a token.</summary>
internal static class ExportEndpoints
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const string Csv = "text/csv; charset=utf-8";

    public static void MapExports(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/exports").RequireAuthorization();
        group.MapGet("/tickets.csv", (ExportRequest request, CancellationToken cancellation) => request.Answer(SendCsv, cancellation))
            .WithSummary("The filtered list of open tickets as CSV (UTF-8 with a byte order mark); at most 20,000. Takes the desk's q, phase, mark, category, grid and area, and lang (zh or en).")
            .Produces(200, contentType: "text/csv").ProducesProblem(400).ProducesProblem(401).ProducesProblem(503);
        group.MapGet("/tickets.xlsx", (ExportRequest request, CancellationToken cancellation) => request.Answer(SendXlsx, cancellation))
            .WithSummary("The filtered list of open tickets as a workbook, with a sheet that says what was asked for; at most 20,000.")
            .Produces(200, contentType: Xlsx).ProducesProblem(400).ProducesProblem(401).ProducesProblem(503);
    }

    /// <summary>As it is read: should the store go away in the middle, the connection breaks, so that nobody takes half a file for the whole.</summary>
    private static async Task SendCsv(ExportSheet sheet, HttpContext context, CancellationToken cancellation)
    {
        Name(context, sheet, "csv", Csv);
        try
        {
            await CsvFile.Write(sheet, context.Response.Body, cancellation);
        }
        catch (StoreUnavailableException) when (context.Response.HasStarted)
        {
            context.Abort();
        }
    }

    private static async Task SendXlsx(ExportSheet sheet, HttpContext context, CancellationToken cancellation)
    {
        // A zip's directory stands at its end and its parts are gone back to: made in a file that goes away with its handle, then sent.
        await using var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await XlsxFile.Write(sheet, file, cancellation);
        file.Position = 0;
        Name(context, sheet, "xlsx", Xlsx);
        context.Response.ContentLength = file.Length;
        await file.CopyToAsync(context.Response.Body, cancellation);
    }

    private static void Name(HttpContext context, ExportSheet sheet, string ending, string type)
    {
        var moment = sheet.LocalAt.ToString("yyyyMMdd-HHmm", CultureInfo.InvariantCulture);
        var name = new ContentDispositionHeaderValue("attachment");
        name.SetHttpFileName($"{sheet.Words.File}-{moment}.{ending}");
        context.Response.ContentType = type;
        context.Response.Headers.ContentDisposition = name.ToString();
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
    }
}
