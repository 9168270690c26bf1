namespace RedProperty.Realtime.Host.Stopping;

/// <summary>
/// SignalR closes the connections that it has when the program is told to stop. A device that comes back at once, before Kestrel has stopped listening,
/// would be let in again and hold up the stop for the host's 30 seconds (aspnetcore issue 58947). It is refused instead and goes on at another process;
/// what slipped in between the two is cut off.
/// </summary>
internal static class LateConnections
{
    /// <summary>SignalR takes five seconds at most to say goodbye.</summary>
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(6);

    /// <summary>Comes before everything that answers.</summary>
    public static WebApplication RefuseLateConnections(this WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        app.UseWhen(context => IsConnection(context.Request.Path), connections => connections.Use(async (context, next) =>
        {
            if (stopping.IsCancellationRequested)
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                context.Response.Headers.RetryAfter = "1";
                return;
            }

            using var end = new CancellationTokenSource();
            using var untilGoodbye = stopping.Register(() => end.CancelAfter(Goodbye));
            using var cutOff = end.Token.Register(context.Abort);
            await next(context);
        }));
        return app;
    }

    private static bool IsConnection(PathString path) => path.StartsWithSegments("/hubs", StringComparison.Ordinal) || path.StartsWithSegments("/_blazor", StringComparison.Ordinal);
}
