using Microsoft.AspNetCore.Http;

namespace RedProperty.Realtime.Server;

/// <summary>Headers of every answer to a program.</summary>
internal static class DoorHeaders
{
    private static readonly object KeepsCacheControl = new();

    /// <summary>This answer, and not what becomes of it by a fault, may be kept by who asked.</summary>
    public static void LetKeep(HttpContext context, string how)
    {
        context.Items[KeepsCacheControl] = KeepsCacheControl;
        context.Response.Headers.CacheControl = how;
    }

    public static Task Add(HttpContext context, RequestDelegate next)
    {
        // At the last moment: an exception's answer begins with empty headers.
        context.Response.OnStarting(static state => Write((HttpContext)state), context);
        return next(context);
    }

    private static Task Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        if (context.Items[KeepsCacheControl] is null || headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store";
        }

        if (Doors.IsOpen311(context.Request.Path))
        {
            // Open data for anybody's page; the key, not the origin, says who may write.
            headers.AccessControlAllowOrigin = "*";
        }

        return Task.CompletedTask;
    }
}
