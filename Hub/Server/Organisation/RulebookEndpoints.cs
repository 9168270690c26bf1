using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Files;
using RedProperty.Realtime.Server.Accounts;
using RedProperty.Realtime.Server.Coordination;
using RedProperty.Realtime.Server.Problems;
using RedProperty.Realtime.Server.Wire;

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
        group.MapTable("/organisation", RulebookTable.Organisation, "organisation");
        group.MapTable("/catalogue", RulebookTable.Catalogue, "catalogue of ticket kinds");
        group.MapPolicy();
        group.MapVacancies();
        group.MapEpochs();
    }

    private static void MapTable(this RouteGroupBuilder group, string path, RulebookTable table, string name)
    {
        group.MapGet(path, async (IRulebookEditor editor, CancellationToken cancellation) => TypedResults.Text(await editor.Csv(table, cancellation), CsvUtf8))
            .WithSummary($"The {name} in force, as a CSV file.");
        group.MapPut(path, (HttpRequest request, string? mode, bool? dryRun, string? basedOn, ClaimsPrincipal user, Actors actors, IRulebookEditor editor, CancellationToken cancellation) =>
                Take(new TableFile(table, mode, dryRun == true, basedOn), request, actors.Of(user), editor, cancellation))
            .WithSummary($"Replaces the {name} by a CSV file, or merges the file into it; a faulty file changes nothing. With dryRun=true it only says what would change.")
            .WithMetadata(new RequestSizeLimitAttribute(LargestFile))
            .Accepts<string>(Csv)
            .Produces<RulebookEdit>()
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(403);
    }

    private static async Task<IResult> Take(
        TableFile wanted, HttpRequest request, Outcome<Actor> actor, IRulebookEditor editor, CancellationToken cancellation)
    {
        if (actor.IsRefused)
        {
            return actor.Refusal.AsProblem();
        }

        if (wanted.Mode is not (null or "" or "replace" or "merge"))
        {
            return Refusal.Invalid("mode", $"'{wanted.Mode}' is unknown; use replace or merge.").AsProblem();
        }

        if (await FileBody.Read(request, cancellation) is not { } text)
        {
            return Refusal.Invalid("body", "is not UTF-8; save the file as CSV UTF-8.").AsProblem();
        }

        if (wanted.IsDryRun)
        {
            var plan = await editor.Plan(wanted.Table, text, wanted.Mode == "merge", cancellation);
            return plan.Value is { } changes ? TypedResults.Ok(PlanAnswer.Of(changes)) : FaultyFile.Answer(plan.Faults);
        }

        var edit = await editor.Replace(actor.Value, wanted.Table, text, wanted.Mode == "merge", wanted.BasedOn, cancellation);
        return edit.Value is not null ? TypedResults.Ok(edit.Value) : FaultyFile.Answer(edit.Faults);
    }

    /// <param name="BasedOn">To be named when the file is loaded: when another version is in force by then, nothing is loaded.</param>
    /// <param name="Changes">Removed rows first, then changed, then added.</param>
    /// <param name="Vacated">Posts that would stand empty and are held now.</param>
    private sealed record PlanAnswer(string BasedOn, IReadOnlyList<ChangeAnswer> Changes, IReadOnlyList<string> Vacated)
    {
        public static PlanAnswer Of(RulebookPlan plan) => new(
            plan.BasedOn,
            [.. plan.Changes.Select(change => new ChangeAnswer(WireWords<RowChangeKind>.Of(change.Kind), change.Type, change.Key, change.Name, change.Fields))],
            plan.Vacated);
    }

    /// <param name="Kind">added, changed or removed.</param>
    private sealed record ChangeAnswer(string Kind, string Type, string Key, string Name, IReadOnlyList<FieldChange> Fields);

    /// <param name="BasedOn">The version that a dry run was compared with.</param>
    private sealed record TableFile(RulebookTable Table, string? Mode, bool IsDryRun, string? BasedOn);
}
