using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace RedProperty.Realtime.Desk.Wall;

/// <summary>
/// Which build of the program this is. A screen that nobody touches asks for it, and loads itself anew when it is another than the one it came from.
/// </summary>
internal static class ServerBuild
{
    public const string Path = "/desk/build";

    /// <summary>The same for the same build, another for any other; tells nothing else.</summary>
    public static string Id { get; } = Of(Assembly.GetEntryAssembly(), typeof(ServerBuild).Assembly);

    public static void MapServerBuild(this IEndpointRouteBuilder routes) => routes.MapGet(Path, (HttpContext context) =>
    {
        context.Response.Headers.CacheControl = "no-store";
        return Id;
    }).ExcludeFromDescription();

    private static string Of(params Assembly?[] assemblies) => Convert.ToHexStringLower(SHA256.HashData(
        [.. assemblies.OfType<Assembly>().SelectMany(assembly => assembly.ManifestModule.ModuleVersionId.ToByteArray())]))[..16];
}
