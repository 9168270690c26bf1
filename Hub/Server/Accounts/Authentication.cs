using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Sessions;

namespace RedProperty.Realtime.Server.Accounts;

/// <summary>Registers the schemes of <see cref="StaffSchemes"/> and the administrators' policy.</summary>
internal static class Authentication
{
    private const string TokenParameter = "access_token";

    public static void AddStaffAuthentication(this IServiceCollection services)
    {
        services.AddAuthentication(StaffSchemes.Any)
            .AddPolicyScheme(StaffSchemes.Any, null, options => options.ForwardDefaultSelector = SchemeFor)
            .AddBearerToken(StaffSchemes.Bearer, TakeTokens)
            .AddCookie(StaffSchemes.Cookies, TakeCookies);
        services.AddSingleton<IAuthorizationHandler, AdministratorHandler>();
        services.AddAuthorizationBuilder().AddPolicy(
            StaffSchemes.Administrators, policy => policy.RequireAuthenticatedUser().AddRequirements(new AdministratorRequirement()));
    }

    private static string SchemeFor(HttpContext context) =>
        context.Request.Headers.Authorization.Count > 0 || TokenInQuery(context.Request) is not null ? StaffSchemes.Bearer : StaffSchemes.Cookies;

    private static void TakeTokens(BearerTokenOptions options)
    {
        options.BearerTokenExpiration = StaffSchemes.TokenLife;
        options.Events.OnMessageReceived = context =>
        {
            // Null leaves it to the Authorization header.
            context.Token = TokenInQuery(context.Request);
            return Task.CompletedTask;
        };
    }

    private static void TakeCookies(CookieAuthenticationOptions options)
    {
        options.LoginPath = "/sign-in";
        options.AccessDeniedPath = "/sign-in";
        options.ExpireTimeSpan = StaffSchemes.CookieLife;
        options.SlidingExpiration = true;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Events.OnValidatePrincipal = LetIn;
        options.Events.OnRedirectToLogin = context => RedirectPages(context, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context => RedirectPages(context, StatusCodes.Status403Forbidden);
    }

    /// <summary>A cookie opens what its session's record upholds. While the store is away, what this process knows is enough: desks go on.</summary>
    private static async Task LetIn(CookieValidatePrincipalContext context)
    {
        var request = context.HttpContext;
        if (request.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
        {
            return;
        }

        var who = Identity.Of(context.Principal);
        if (who?.SessionId is null || request.RequestServices.GetRequiredService<Standings>().WhyOut(who) is not null || !await IsUpheld(request, who))
        {
            context.RejectPrincipal();
            await request.SignOutAsync(StaffSchemes.Cookies);
        }
    }

    private static async Task<bool> IsUpheld(HttpContext request, Identity who)
    {
        try
        {
            return await request.RequestServices.GetRequiredService<DeskSessions>().Upholds(who, IsUse(request), request.RequestAborted);
        }
        catch (StoreUnavailableException)
        {
            return request.RequestServices.GetRequiredService<DeskSessions>().WasUpheld(who);
        }
    }

    /// <summary>A page that somebody opens, or a door at which only a person knocks; what an open page fetches by itself is no use.</summary>
    private static bool IsUse(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<SessionUse>() is not null
        || context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);

    /// <summary>A browser's WebSocket cannot set headers; elsewhere a token in an address would end up in logs.</summary>
    private static string? TokenInQuery(HttpRequest request) =>
        request.Path.StartsWithSegments("/hubs") && request.Query[TokenParameter] is [{ Length: > 0 } token] ? token : null;

    /// <summary>A page sends people to the sign-in; a program wants the status, and so does whoever is signed in and asks for a file that is not his.</summary>
    private static Task RedirectPages(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        var path = context.Request.Path;
        if (Doors.IsDoor(path) || (status == StatusCodes.Status403Forbidden && path.StartsWithSegments("/exports")))
        {
            context.Response.StatusCode = status;
        }
        else
        {
            context.Response.Redirect(context.RedirectUri);
        }

        return Task.CompletedTask;
    }
}
