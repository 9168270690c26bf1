using Microsoft.AspNetCore.Http;

namespace RedProperty.Realtime.Server;

/// <summary>Headers of every answer to a program.</summary>
internal static class DoorHeaders
{
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
        headers.CacheControl = "no-store";
        if (Doors.IsOpen311(context.Request.Path))
        {
            // Open data for anybody's page; the key, not the origin, says who may write.
            headers.AccessControlAllowOrigin = "*";
        }

        return Task.CompletedTask;
    }
}
