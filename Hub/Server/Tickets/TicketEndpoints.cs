using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Searches;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Server.Accounts;
using RedProperty.Realtime.Server.Problems;
using RedProperty.Realtime.Server.Wire;

namespace RedProperty.Realtime.Server.Tickets;

/// <summary>Reading tickets over HTTP, within one's posts.</summary>
internal static class TicketEndpoints
{
    private const int UsualPage = 50;

    public static void MapTickets(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/tickets").RequireAuthorization();
        group.MapGet("/", List)
            .WithSummary("Tickets of a place (or of all one's posts), newest first; status is open, closed or all. With q, what a search finds, best first: at most 500.")
            .Produces<TicketList>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404);
        group.MapGet("/{id}", Get)
            .WithSummary("One ticket with its timeline; the resident only for those who hold it.")
            .Produces<TicketSnapshot>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(404);
    }

    private static async Task<IResult> Get(string id, ClaimsPrincipal user, Actors actors, ReadTickets read, CancellationToken cancellation)
    {
        var actor = actors.Of(user);
        if (actor.IsRefused)
        {
            return actor.Refusal.AsProblem();
        }

        var sheet = await read.Sheet(actor.Value, id, cancellation);
        return sheet.IsRefused ? sheet.Refusal.AsProblem() : TypedResults.Ok(sheet.Value.ToWire());
    }

    private static async Task<IResult> List(
        string? scope,
        string? status,
        string? page,
        string? pageSize,
        string? q,
        ClaimsPrincipal user,
        Actors actors,
        ReadTickets read,
        SearchTickets search,
        CancellationToken cancellation)
    {
        var actor = actors.Of(user);
        var fault = WireWords<TicketStatus>.Read("status", status, out var wanted);
        fault = QueryNumbers.Read("page", page, 1, out var number) ?? fault;
        fault = QueryNumbers.Read("pageSize", pageSize, UsualPage, out var size) ?? fault;
        if ((actor.Refusal ?? fault) is { } refusal)
        {
            return refusal.AsProblem();
        }

        var place = string.IsNullOrEmpty(scope) ? null : scope;
        if (!string.IsNullOrWhiteSpace(q))
        {
            var answer = await search.Find(actor.Value!, q, place, cancellation);
            return answer.IsRefused ? answer.Refusal.AsProblem() : Page(answer.Value, wanted ?? TicketStatus.All, number, size);
        }

        var found = await read.List(actor.Value!, place, wanted ?? TicketStatus.All, number, size, cancellation);
        return found.IsRefused
            ? found.Refusal.AsProblem()
            : TypedResults.Ok(new TicketList([.. found.Value.Tickets.Select(WireTickets.ToWire)], number, size, found.Value.Total));
    }

    private static IResult Page(SearchAnswer answer, TicketStatus status, int page, int size)
    {
        if (ReadTickets.CheckPage(page, size) is { } refusal)
        {
            return refusal.AsProblem();
        }

        var hits = answer.Hits.Where(hit => status == TicketStatus.All || hit.Ticket.IsOpen == (status == TicketStatus.Open)).ToList();
        var skip = (int)Math.Min((long)(page - 1) * size, int.MaxValue);
        return TypedResults.Ok(new TicketList([.. hits.Skip(skip).Take(size).Select(hit => hit.Ticket.ToWire())], page, size, hits.Count));
    }
}
