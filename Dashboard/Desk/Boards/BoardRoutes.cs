using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using RedProperty.Realtime.Desk.Accounts;
using RedProperty.Realtime.Desk.Layout;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Boards;
using RedProperty.Realtime.Domain.Organisation;

namespace RedProperty.Realtime.Desk.Boards;

/// <summary>
/// Boards and posters: plain documents that the server draws whole. They ask for no script and no circuit, so that an old phone, WeChat's browser and a
/// printer all get the same.
/// </summary>
internal static class BoardRoutes
{
    /// <summary>A4 pages in one document. A community has rarely more buildings; whoever has prints grid by grid.</summary>
    public const int MostSheets = 400;

    public static void MapBoards(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/board/{buildingId}", Board).ExcludeFromDescription();
        routes.MapGet("/board/{buildingId}/poster", Poster).ExcludeFromDescription();
        routes.MapGet("/community/{communityId}/posters", Posters).ExcludeFromDescription();
    }

    public static string Of(string buildingId) => $"/board/{Uri.EscapeDataString(buildingId)}";

    public static string ReportAt(string buildingId) => $"/r/{Uri.EscapeDataString(buildingId)}";

    private static async Task<IResult> Board(HttpContext context, [FromServices] ReadBoard read, string buildingId)
    {
        context.Response.Headers.CacheControl = "no-cache";
        return await read.Read(buildingId, context.RequestAborted) is { } board
            ? new RazorComponentResult<BoardDocument>(new Dictionary<string, object?> { [nameof(BoardDocument.Board)] = board })
            : NotFound();
    }

    private static IResult Poster(IRulebooks rulebooks, string buildingId) => BoardRules.Of(rulebooks.Current, buildingId) is { } board
        ? Sheets([board], board.Building)
        : NotFound();

    /// <summary>For whoever hangs them up: the community's secretary and those above, and administrators.</summary>
    private static IResult Posters(HttpContext context, IRulebooks rulebooks, Standings standings, string communityId, string? grid)
    {
        var rules = rulebooks.Current;
        if (CurrentActor.Of(context.User, standings) is not { } actor)
        {
            return TypedResults.LocalRedirect(SignInPage.LinkTo(context.Request.Path + context.Request.QueryString));
        }

        if (PosterBatch.Of(rules.Organisation, communityId, grid) is not { } batch)
        {
            return NotFound();
        }

        if (!PosterBatch.MayPrint(actor, communityId, rules.Organisation))
        {
            return new RazorComponentResult<RefusedDocument> { StatusCode = StatusCodes.Status403Forbidden };
        }

        var printed = batch.Buildings.Take(MostSheets).Select(building => BoardRules.Of(rules, building.Id)!).ToList();
        return Sheets(printed, batch.Place, batch, batch.Buildings.Count - printed.Count);
    }

    private static RazorComponentResult<PosterDocument> Sheets(IReadOnlyList<Board> boards, Place place, PosterBatch? batch = null, int left = 0) =>
        new(new Dictionary<string, object?>
        {
            [nameof(PosterDocument.Boards)] = boards,
            [nameof(PosterDocument.Place)] = place,
            [nameof(PosterDocument.Batch)] = batch,
            [nameof(PosterDocument.Left)] = left,
        });

    private static RazorComponentResult<NotFoundDocument> NotFound() => new() { StatusCode = StatusCodes.Status404NotFound };
}
