using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.WebEncoders;
using MudBlazor;
using MudBlazor.Services;
using RedProperty.Realtime.Desk.Accounts;
using RedProperty.Realtime.Desk.Areas;
using RedProperty.Realtime.Desk.Boards;
using RedProperty.Realtime.Desk.Deadlines;
using RedProperty.Realtime.Desk.Deliveries;
using RedProperty.Realtime.Desk.Language;
using RedProperty.Realtime.Desk.Layout;
using RedProperty.Realtime.Desk.Presences;
using RedProperty.Realtime.Desk.Residents;
using RedProperty.Realtime.Desk.Tickets;
using RedProperty.Realtime.Desk.Wall;
using RedProperty.Realtime.Domain.Duplicates;
using RedProperty.Realtime.Domain.Figures;
using RedProperty.Realtime.Domain.Searches;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk;

/// <summary>Furnishes the Desk: what it needs from the host, and its pages.</summary>
public static class DeskRoom
{
    /// <summary>The cookie scheme that the host registers and the sign-in page signs in to.</summary>
    public const string CookieScheme = CookieAuthenticationDefaults.AuthenticationScheme;

    /// <summary>1 MiB from a page: a document of the rulebook is sent whole with each letter typed into it.</summary>
    private const int LargestMessage = 1024 * 1024;

    /// <summary>
    /// The host adds the rest: the domain's use cases and ports, authentication with <see cref="CookieScheme"/> as (or forwarded to by) the default
    /// scheme, <see cref="IDeskSignIn"/> and <see cref="Wall.IWallKeys"/>.
    /// </summary>
    public static IServiceCollection AddDeskRoom(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(options => options.MaximumReceiveMessageSize = LargestMessage);
        services.AddCascadingAuthenticationState();
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddAuthorization();
        services.AddDeskParts();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            string[] cultures = [Preferences.Chinese, Preferences.English];
            options.SetDefaultCulture(Preferences.Chinese).AddSupportedCultures(cultures).AddSupportedUICultures(cultures);
            options.RequestCultureProviders = [new QueryLanguage(), new CookieRequestCultureProvider()];
        });
        services.Configure<CookieAuthenticationOptions>(CookieScheme, options =>
        {
            options.LoginPath = SignInPage.Path;
            options.ReturnUrlParameter = SignInPage.ReturnUrlParameter;
        });
        return services;
    }

    /// <summary>Maps the pages. Static assets are the host's: <c>MapStaticAssets()</c>. Call it after any UseAuthentication and UseAuthorization.</summary>
    public static WebApplication MapDeskRoom(this WebApplication app)
    {
        app.UseRequestLocalization();
        app.UseAntiforgery();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        app.MapBoards();
        app.MapSignOut();
        app.MapPreferences();
        app.MapServerClock();
        app.MapServerBuild();
        app.MapDeskUse();
        app.MapResidents();
        app.MapFallback("{*path:nonfile}", NotFound).ExcludeFromDescription();
        return app;
    }

    /// <summary>What the components themselves need, with or without a web host around them.</summary>
    internal static IServiceCollection AddDeskParts(this IServiceCollection services)
    {
        services.AddLocalization(options => options.ResourcesPath = "Resources");
        services.AddMudServices(options =>
        {
            options.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomCenter;
            options.SnackbarConfiguration.PreventDuplicates = false;
            options.SnackbarConfiguration.ShowTransitionDuration = 120;
        });
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<CityClock>();
        services.TryAddScoped<CurrentActor>();
        services.TryAddScoped<DeskCircuit>();
        services.AddScoped<CircuitHandler>(provider => provider.GetRequiredService<DeskCircuit>());
        services.TryAddScoped<DeskReceipts>();
        services.TryAddScoped<DeskCommands>();
        services.TryAddSingleton<OpenTickets>();
        services.TryAddScoped<DeskReader>();
        services.TryAddScoped<WallReader>();
        services.TryAddScoped<ClimbReader>();
        services.TryAddSingleton<AreaFigures>();
        services.TryAddSingleton<SearchTickets>();
        services.AddResidents();
        services.TryAddSingleton<SuggestDuplicates>();
        services.AddOptions<DeskOptions>();
        return services;
    }

    /// <summary>Page addresses get a page in words; programs' addresses an empty answer that their own middleware may fill.</summary>
    private static IResult NotFound(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)
            ? new RazorComponentResult<NotFoundDocument> { StatusCode = StatusCodes.Status404NotFound }
            : TypedResults.NotFound();
}
