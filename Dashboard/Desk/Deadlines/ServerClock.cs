using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace RedProperty.Realtime.Desk.Deadlines;

/// <summary>The server's time for pages that stand open for days: a browser's clock drifts.</summary>
internal static class ServerClock
{
    public const string Path = "/desk/clock";

    public static void MapServerClock(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Path, (TimeProvider time) => time.GetUtcNow().ToUnixTimeMilliseconds()).ExcludeFromDescription();
}
