using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Audit;
using RedProperty.Realtime.Server.Accounts;
using RedProperty.Realtime.Server.Problems;

namespace RedProperty.Realtime.Server.Audit;

/// <summary>What administrators and secretaries changed, for administrators to read. Nothing changes it.</summary>
internal static class AuditEndpoints
{
    private const int UsualPage = 50;
    private const int MostOfAPage = 200;

    public static void MapAudit(this IEndpointRouteBuilder routes) => routes.MapGet("/api/audit", Read)
        .RequireAuthorization(StaffSchemes.Administrators)
        .WithSummary("The audit log, newest first, by what was changed and by whom.")
        .Produces<AuditPage>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403);

    private static async Task<IResult> Read(string? what, string? by, string? page, string? pageSize, IAuditLog log, CancellationToken cancellation)
    {
        var fault = QueryNumbers.Read("page", page, 1, out var number);
        fault = QueryNumbers.Read("pageSize", pageSize, UsualPage, out var size) ?? fault ?? Check(what, number, size);
        return fault is not null ? fault.AsProblem() : TypedResults.Ok(await log.Read(new AuditFilter(what, by), number, size, cancellation));
    }

    private static Refusal? Check(string? what, int page, int pageSize) => (what, page, pageSize) switch
    {
        ({ Length: > 0 }, _, _) when !AuditFacts.All.Contains(what) =>
            Refusal.Invalid("what", $"'{what}' is unknown; use one of {string.Join(", ", AuditFacts.All)}."),
        (_, < 1 or > AuditFilter.LastPage, _) => Refusal.Invalid("page", $"is {page}; the first is 1, the last {AuditFilter.LastPage}."),
        (_, _, < 1 or > MostOfAPage) => Refusal.Invalid("pageSize", $"is {pageSize}; use 1 to {MostOfAPage}."),
        _ => null,
    };
}
