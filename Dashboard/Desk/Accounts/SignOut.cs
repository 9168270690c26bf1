using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Sessions;

namespace RedProperty.Realtime.Desk.Accounts;

/// <summary>Leaving the desk: a form post, so that no link can sign anybody out.</summary>
internal static class SignOut
{
    public const string Path = "/sign-out";

    public static void MapSignOut(this IEndpointRouteBuilder routes) => routes.MapPost(Path, Leave).ExcludeFromDescription();

    // The form parameter is what makes the framework check the antiforgery token.
    private static async Task<RedirectHttpResult> Leave(HttpContext context, DeskSessions sessions, [FromForm] string? returnUrl)
    {
        if (Identity.Of(context.User)?.SessionId is { } session)
        {
            await End(sessions, session);
        }

        await context.SignOutAsync(DeskRoom.CookieScheme);
        return TypedResults.LocalRedirect(LocalUrl.OrHome(returnUrl));
    }

    /// <summary>A store that is away keeps nobody from leaving: the cookie goes in any case, and the record lapses by itself.</summary>
    private static async Task End(DeskSessions sessions, string session)
    {
        try
        {
            await sessions.End(session, CancellationToken.None);
        }
        catch (StoreUnavailableException)
        {
        }
    }
}
