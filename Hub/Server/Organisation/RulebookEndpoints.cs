using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Files;
using RedProperty.Realtime.Server.Accounts;
using RedProperty.Realtime.Server.Coordination;
using RedProperty.Realtime.Server.Problems;

namespace RedProperty.Realtime.Server.Organisation;

/// <summary>An administrator's files: who stands where, and which kinds of matter there are.</summary>
internal static class RulebookEndpoints
{
    /// <summary>The whole city has some 12,000 buildings: a few megabytes.</summary>
    private const int LargestFile = 16 * 1024 * 1024;
    private const string Csv = "text/csv";
    private const string CsvUtf8 = "text/csv; charset=utf-8";

    public static void MapRulebooks(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api").RequireAuthorization(StaffSchemes.Administrators);
        group.MapGet("/organisation", async (IRulebookEditor editor, CancellationToken cancellation) =>
                TypedResults.Text(await editor.OrganisationCsv(cancellation), CsvUtf8))
            .WithSummary("The organisation in force, as a CSV file.");
        group.MapPut("/organisation", (HttpRequest request, string? mode, IRulebookEditor editor, CancellationToken cancellation) =>
                Replace(request, mode, editor.ReplaceOrganisation, cancellation))
            .WithSummary("Replaces the organisation by a CSV file, or merges the file into it; a faulty file changes nothing.")
            .AsRulebookFile();
        group.MapGet("/catalogue", async (IRulebookEditor editor, CancellationToken cancellation) =>
                TypedResults.Text(await editor.CatalogueCsv(cancellation), CsvUtf8))
            .WithSummary("The catalogue of ticket kinds in force, as a CSV file.");
        group.MapPut("/catalogue", (HttpRequest request, string? mode, IRulebookEditor editor, CancellationToken cancellation) =>
                Replace(request, mode, editor.ReplaceCatalogue, cancellation))
            .WithSummary("Replaces the catalogue by a CSV file, or merges the file into it; a faulty file changes nothing.")
            .AsRulebookFile();
        group.MapPolicy();
        group.MapVacancies();
        group.MapEpochs();
    }

    private static void AsRulebookFile(this RouteHandlerBuilder endpoint) => endpoint
        .WithMetadata(new RequestSizeLimitAttribute(LargestFile))
        .Accepts<string>(Csv)
        .Produces<RulebookEdit>()
        .ProducesProblem(400).ProducesProblem(401).ProducesProblem(403);

    private static async Task<IResult> Replace(
        HttpRequest request,
        string? mode,
        Func<string, bool, CancellationToken, Task<Checked<RulebookEdit>>> replace,
        CancellationToken cancellation)
    {
        if (mode is not (null or "" or "replace" or "merge"))
        {
            return Refusal.Invalid("mode", $"'{mode}' is unknown; use replace or merge.").AsProblem();
        }

        if (await FileBody.Read(request, cancellation) is not { } text)
        {
            return Refusal.Invalid("body", "is not UTF-8; save the file as CSV UTF-8.").AsProblem();
        }

        var edit = await replace(text, mode == "merge", cancellation);
        return edit.Value is not null ? TypedResults.Ok(edit.Value) : FaultyFile.Answer(edit.Faults);
    }
}
