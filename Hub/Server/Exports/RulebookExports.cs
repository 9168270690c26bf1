using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Server.Accounts;

namespace RedProperty.Realtime.Server.Exports;

/// <summary>The rules in force as files that would be taken again; signed in by the desk's cookie, or with a token.</summary>
internal static class RulebookExports
{
    public static void MapRulebookExports(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/exports").RequireAuthorization(StaffSchemes.Administrators);
        group.MapGet("/organisation.csv", (IRulebookEditor editor, CancellationToken cancellation) => Table(editor, RulebookTable.Organisation, "organisation.csv", cancellation))
            .WithSummary("The organisation in force as CSV (UTF-8 with a byte order mark, so that spreadsheets show Chinese).");
        group.MapGet("/catalogue.csv", (IRulebookEditor editor, CancellationToken cancellation) => Table(editor, RulebookTable.Catalogue, "catalogue.csv", cancellation))
            .WithSummary("The catalogue of ticket kinds in force as CSV (UTF-8 with a byte order mark).");
        group.MapGet("/policy.json", (IRulebookEditor editor, CancellationToken cancellation) => Document(editor, RulebookDocument.Policy, "policy.json", cancellation))
            .WithSummary("The policy in force, as a JSON file.");
        group.MapGet("/calendar.json", (IRulebookEditor editor, CancellationToken cancellation) => Document(editor, RulebookDocument.Calendar, "calendar.json", cancellation))
            .WithSummary("The working calendar in force, as a JSON file.");
        group.MapGet("/disclosure.json", (IRulebookEditor editor, CancellationToken cancellation) => Document(editor, RulebookDocument.Disclosure, "disclosure.json", cancellation))
            .WithSummary("Duties, complaint offices and what must be published, as a JSON file.");
        group.ProducesProblem(401).ProducesProblem(403).ProducesProblem(503);
    }

    private static async Task<FileContentHttpResult> Table(IRulebookEditor editor, RulebookTable table, string name, CancellationToken cancellation)
    {
        var text = await editor.Csv(table, cancellation);
        return TypedResults.File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)], "text/csv; charset=utf-8", name);
    }

    private static async Task<FileContentHttpResult> Document(IRulebookEditor editor, RulebookDocument document, string name, CancellationToken cancellation) =>
        TypedResults.File(Encoding.UTF8.GetBytes((await editor.Json(document, cancellation)).Json), "application/json; charset=utf-8", name);
}
