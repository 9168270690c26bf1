using Microsoft.AspNetCore.Http;

namespace RedProperty.Realtime.Server;

/// <summary>Which addresses are for programs: they get statuses and problems where pages get redirects and words.</summary>
internal static class Doors
{
    public const string Api = "/api";
    public const string Hubs = "/hubs";
    public const string Open311 = "/open311";
    public const string Photos = "/photos";

    public static bool IsDoor(PathString path) =>
        path.StartsWithSegments(Api, StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments(Hubs, StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments(Open311, StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments(Photos, StringComparison.OrdinalIgnoreCase);

    public static bool IsOpen311(PathString path) => path.StartsWithSegments(Open311, StringComparison.OrdinalIgnoreCase);
}
