using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace RedProperty.Realtime.Desk.Accounts;

/// <summary>Leaving the desk: a form post, so that no link can sign anybody out.</summary>
internal static class SignOut
{
    public const string Path = "/sign-out";

    public static void MapSignOut(this IEndpointRouteBuilder routes) => routes.MapPost(Path, Leave).ExcludeFromDescription();

    // The form parameter is what makes the framework check the antiforgery token.
    private static async Task<RedirectHttpResult> Leave(HttpContext context, [FromForm] string? returnUrl)
    {
        await context.SignOutAsync(DeskRoom.CookieScheme);
        return TypedResults.LocalRedirect(LocalUrl.OrHome(returnUrl));
    }
}
