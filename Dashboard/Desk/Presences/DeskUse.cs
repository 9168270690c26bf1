using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RedProperty.Realtime.Domain.Sessions;

namespace RedProperty.Realtime.Desk.Presences;

/// <summary>
/// Where a page says that somebody is at it: after a key or a touch, at most once a minute. A circuit cannot tell: the browser's word that something was drawn
/// comes by the same way as a press.
/// </summary>
internal static class DeskUse
{
    public const string Path = "/desk/use";

    public static void MapDeskUse(this IEndpointRouteBuilder routes) =>
        routes.MapPost(Path, () => TypedResults.NoContent()).WithMetadata(new SessionUse()).ExcludeFromDescription();
}
