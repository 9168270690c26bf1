using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Hotline;
using RedProperty.Realtime.Server.Accounts;
using RedProperty.Realtime.Server.Exports;
using RedProperty.Realtime.Server.Problems;

namespace RedProperty.Realtime.Server.Hotline;

/// <summary>The 12345 hotline's cases over HTTP: taken in from a file, their mappings, and what became of them. Within the posts of who asks.</summary>
internal static class HotlineEndpoints
{
    /// <summary>The file, and a mapping beside it.</summary>
    private const int LargestForm = HotlineTable.MostBytes + (1024 * 1024);

    private const int LargestMapping = 256 * 1024;

    public static void MapHotline(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/hotline").RequireAuthorization();
        group.MapPost("/intakes", TakeIn)
            .WithMetadata(new RequestSizeLimitAttribute(LargestForm))
            .WithSummary("Takes in a file of hotline cases (multipart: file; mapping, the name of a saved one, or mappingJson). With dryRun=true it only says what would be taken in. A case that is there already adds nothing.")
            .Produces<WireIntake>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(413).ProducesProblem(503);
        group.MapGet("/mappings", Saved)
            .WithSummary("Saved column mappings within one's posts.")
            .Produces<IReadOnlyList<SavedMapping>>().ProducesProblem(401);
        group.MapPut("/mappings/{name}", Save)
            .WithMetadata(new RequestSizeLimitAttribute(LargestMapping))
            .Accepts<HotlineMapping>("application/json")
            .WithSummary("Saves a column mapping under a name at a place (?place=).")
            .Produces(204).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(409);
        group.MapGet("/results", ResultRequest.Answer)
            .WithSummary("What became of the cases taken in from one day to another (from, to: yyyy-MM-dd, the last 30 days when absent), in the form in which they came and with result columns; format is csv or xlsx, lang zh or en.")
            .Produces(200, contentType: "text/csv").ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(503);
    }

    private static async Task<IResult> TakeIn(
        HttpRequest request, bool? dryRun, ClaimsPrincipal user, Actors actors, IHotlineTables tables, HotlineMappings mappings, TakeInHotline take, ExportTurns turns, CancellationToken cancellation)
    {
        var actor = actors.Of(user);
        if ((actor.Refusal ?? IntakeAuthority.Check(actor.Value!)) is { } refusal)
        {
            return refusal.AsProblem();
        }

        if (await ReadForm(request, cancellation) is not { } form || form.Files.GetFile("file") is not { } file)
        {
            return Refusal.Invalid("file", "is missing; send multipart/form-data with the CSV or XLSX as 'file'.").AsProblem();
        }

        var content = await Bytes(file, cancellation);
        var (table, fault) = tables.Open(content);
        if (table is null)
        {
            return Faulty([fault!]);
        }

        var mapping = MappingOf(form, table, actor.Value!, mappings);
        if (mapping.IsRefused)
        {
            return mapping.Refusal.AsProblem();
        }

        IResult answer = TypedResults.Empty;
        await turns.Take(async () =>
        {
            var outcome = await take.Run(actor.Value!, table, mapping.Value, dryRun is true, null, cancellation);
            answer = outcome.IsRefused ? outcome.Refusal.AsProblem()
                : outcome.Value is { Lines: 0, Faults.Count: > 0 } ? Faulty(outcome.Value.Faults)
                : TypedResults.Ok(WireIntake.Of(outcome.Value));
        }, cancellation);
        return answer;
    }

    /// <summary>A mapping in the form, the saved one that it names, or what the columns' names suggest.</summary>
    private static Outcome<HotlineMapping> MappingOf(IFormCollection form, HotlineTable table, Domain.Accounts.Actor actor, HotlineMappings mappings)
    {
        if (form["mappingJson"] is [{ Length: > 0 } text])
        {
            return text.Length <= LargestMapping && Parse(text) is { } given
                ? given
                : Refusal.Invalid("mappingJson", "is no mapping; GET /api/hotline/mappings shows what one looks like.");
        }

        if (form["mapping"] is [{ Length: > 0 } name])
        {
            var saved = mappings.Find(actor, name, form["place"] is [{ Length: > 0 } place] ? place : null);
            return saved.IsRefused ? saved.Refusal : saved.Value.Mapping;
        }

        return MappingGuess.For(table.Columns);
    }

    private static HotlineMapping? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, HotlineJson.Default.HotlineMapping);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IResult Saved(ClaimsPrincipal user, Actors actors, HotlineMappings mappings)
    {
        var actor = actors.Of(user);
        return actor.IsRefused ? actor.Refusal.AsProblem() : Results.Json(mappings.For(actor.Value), HotlineJson.Default.IReadOnlyListSavedMapping);
    }

    private static async Task<IResult> Save(
        string name, string? place, HttpRequest request, ClaimsPrincipal user, Actors actors, HotlineMappings mappings, CancellationToken cancellation)
    {
        var actor = actors.Of(user);
        if (actor.IsRefused)
        {
            return actor.Refusal.AsProblem();
        }

        using var reader = new StreamReader(request.Body);
        if (Parse(await reader.ReadToEndAsync(cancellation)) is not { } mapping)
        {
            return Refusal.Invalid("body", "is no mapping; GET /api/hotline/mappings shows what one looks like.").AsProblem();
        }

        var saved = await mappings.Save(actor.Value, place ?? IntakeAuthority.PlacesOf(actor.Value).FirstOrDefault() ?? string.Empty, name, mapping, cancellation);
        return saved.IsRefused ? saved.Refusal.AsProblem() : TypedResults.NoContent();
    }

    private static ProblemHttpResult Faulty(IReadOnlyList<IntakeFault> faults)
    {
        var problem = Problems.Problems.Of(Refusal.Invalid("file", faults[0].Sentence));
        problem.Extensions["faults"] = faults.Select(WireFault.Of);
        return TypedResults.Problem(problem);
    }

    /// <summary>Null for anything that is no sound form.</summary>
    private static async Task<IFormCollection?> ReadForm(HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            return request.HasFormContentType ? await request.ReadFormAsync(cancellation) : null;
        }
        catch (Exception exception) when (exception is InvalidDataException || (exception is IOException and not BadHttpRequestException))
        {
            return null;
        }
    }

    private static async Task<byte[]> Bytes(IFormFile file, CancellationToken cancellation)
    {
        // One byte more than is allowed is enough to know that it is too large.
        var bytes = new byte[Math.Min(file.Length, HotlineTable.MostBytes + 1L)];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, cancellation);
        return bytes;
    }
}

/// <summary>What an intake did or would do, on the wire.</summary>
internal sealed record WireIntake(bool DryRun, int Lines, int New, int Known, int FaultyLines, IReadOnlyList<WireFault> Faults, IReadOnlyList<WireCase> First)
{
    public static WireIntake Of(IntakeAnswer answer) => new(
        answer.IsDryRun, answer.Lines, answer.New, answer.Known, answer.FaultyLines, [.. answer.Faults.Select(WireFault.Of)], [.. answer.First.Select(WireCase.Of)]);
}

/// <param name="Line">1-based; 0 when it is about the file.</param>
internal sealed record WireFault(int Line, string Column, string Code, string Message)
{
    public static WireFault Of(IntakeFault fault) => new(fault.Line, fault.Column, Wire.WireWords<IntakeFaultCode>.Of(fault.Code), fault.Sentence);
}

internal sealed record WireCase(int Line, string Number, string Kind, string BuildingId, DateTimeOffset? DueAt)
{
    public static WireCase Of(HotlineReport report) => new(report.Line, report.Number, report.Command.Kind, report.Command.BuildingId, report.Command.Hotline!.DueAt);
}
