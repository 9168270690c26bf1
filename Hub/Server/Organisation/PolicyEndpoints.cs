using System.Net.Mime;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Audit;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Files;
using RedProperty.Realtime.Server.Accounts;
using RedProperty.Realtime.Server.Problems;

namespace RedProperty.Realtime.Server.Organisation;

/// <summary>An administrator's limits and working days, and putting open tickets under them.</summary>
internal static class PolicyEndpoints
{
    /// <summary>Some hundred overrides or holidays.</summary>
    private const int LargestFile = 1024 * 1024;
    private const string JsonUtf8 = "application/json; charset=utf-8";

    /// <param name="group">Administrators only.</param>
    public static void MapPolicy(this RouteGroupBuilder group)
    {
        group.MapGet("/policy", async (IRulebookEditor editor, CancellationToken cancellation) =>
                TypedResults.Text((await editor.Json(RulebookDocument.Policy, cancellation)).Json, JsonUtf8))
            .WithSummary("The policy in force, as a JSON file.");
        group.MapPut("/policy", (HttpRequest request, string? mode, ClaimsPrincipal user, Actors actors, IRulebookEditor editor, CancellationToken cancellation) =>
                Replace(request, mode, actors.Of(user), (by, json) => editor.Replace(by, RulebookDocument.Policy, json, null, cancellation), cancellation))
            .WithSummary("Replaces the policy by a JSON file; a faulty file changes nothing, and open tickets keep what was promised to them.")
            .AsDocument();
        group.MapGet("/calendar", async (IRulebookEditor editor, CancellationToken cancellation) =>
                TypedResults.Text((await editor.Json(RulebookDocument.Calendar, cancellation)).Json, JsonUtf8))
            .WithSummary("The working calendar in force, as a JSON file.");
        group.MapPut("/calendar", (HttpRequest request, string? mode, ClaimsPrincipal user, Actors actors, IRulebookEditor editor, CancellationToken cancellation) =>
                Replace(request, mode, actors.Of(user), (by, json) => editor.Replace(by, RulebookDocument.Calendar, json, null, cancellation), cancellation))
            .WithSummary("Replaces the working calendar by a JSON file; a faulty file changes nothing.")
            .AsDocument();
        group.MapGet("/disclosure", async (IRulebookEditor editor, CancellationToken cancellation) =>
                TypedResults.Text((await editor.Json(RulebookDocument.Disclosure, cancellation)).Json, JsonUtf8))
            .WithSummary("Duties, complaint offices and what must be published, as a JSON file.");
        group.MapPut("/disclosure", (HttpRequest request, string? mode, ClaimsPrincipal user, Actors actors, IRulebookEditor editor, CancellationToken cancellation) =>
                Replace(request, mode, actors.Of(user), (by, json) => editor.Replace(by, RulebookDocument.Disclosure, json, null, cancellation), cancellation))
            .WithSummary("Replaces duties, complaint offices and what must be published by a JSON file; a faulty file changes nothing.")
            .AsDocument();
        group.MapPost("/policy/apply", Apply)
            .WithSummary("Puts open tickets under the policy in force, of a place or of the whole city; the same command id goes on where it stopped.")
            .Produces<PolicyApplied>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404);
    }

    private static void AsDocument(this RouteHandlerBuilder endpoint) => endpoint
        .WithMetadata(new RequestSizeLimitAttribute(LargestFile))
        .Accepts<string>(MediaTypeNames.Application.Json)
        .Produces<DocumentEdit>()
        .ProducesProblem(400).ProducesProblem(401).ProducesProblem(403);

    private static async Task<IResult> Replace(
        HttpRequest request, string? mode, Outcome<Actor> actor, Func<Actor, string, Task<Checked<DocumentEdit>>> replace, CancellationToken cancellation)
    {
        if (actor.IsRefused)
        {
            return actor.Refusal.AsProblem();
        }

        if (mode is not (null or "" or "replace"))
        {
            return Refusal.Invalid("mode", $"is '{mode}', and this file is replaced as a whole; use replace, or leave it out.").AsProblem();
        }

        if (await FileBody.Read(request, cancellation) is not { } text)
        {
            return Refusal.Invalid("body", "is not UTF-8; save the file as UTF-8.").AsProblem();
        }

        var edit = await replace(actor.Value, text);
        return edit.Value is not null ? TypedResults.Ok(edit.Value) : FaultyFile.Answer(edit.Faults);
    }

    private static async Task<IResult> Apply(
        PolicyApplication body, ClaimsPrincipal user, Actors actors, PutUnderPolicy put, KeepAudit audit, CancellationToken cancellation)
    {
        var actor = actors.Of(user);
        if (actor.IsRefused)
        {
            return actor.Refusal.AsProblem();
        }

        var scope = string.IsNullOrEmpty(body.Scope) ? null : body.Scope;
        var applied = await put.Run(actor.Value, body.CommandId, scope, body.Reason, cancellation);
        if (applied.IsRefused)
        {
            return applied.Refusal.AsProblem();
        }

        await audit.Note(actor.Value, AuditFacts.PolicyApplied, ("scope", scope), ("reason", body.Reason));
        return TypedResults.Ok(applied.Value);
    }
}

/// <param name="CommandId">1 to 36 characters of the client's making; a UUID serves well.</param>
/// <param name="Reason">Kept on every ticket that is changed; 1 to 4,000 characters.</param>
/// <param name="Scope">A place whose open tickets are meant; all when absent.</param>
internal sealed record PolicyApplication(string CommandId, string Reason, string? Scope = null);
