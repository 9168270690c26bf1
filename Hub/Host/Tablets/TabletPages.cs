namespace RedProperty.Realtime.Host.Tablets;

/// <summary>Serves the tablets' program (Dashboard/Field): its files are static assets, and every address under it is the one page that opens it.</summary>
internal static class TabletPages
{
    private const string Root = "/field";
    private const string Page = "field/index.html";

    public static void MapTablets(this WebApplication app)
    {
        // Addresses in the page count from its folder, which ends with a slash.
        app.Use((context, next) =>
        {
            if (context.Request.Path.Value != Root)
            {
                return next(context);
            }

            context.Response.Redirect(Root + "/");
            return Task.CompletedTask;
        });

        // Asked again each time: the page names the files of its version.
        var fresh = new StaticFileOptions { OnPrepareResponse = context => context.Context.Response.Headers.CacheControl = "no-cache" };
        app.MapFallbackToFile(Root + "/{*path:nonfile}", Page, fresh).ExcludeFromDescription();
    }
}
