using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Routing;

namespace RedProperty.Realtime.Desk.Layout;

/// <summary>Language and light or dark, kept in cookies for a year: the first byte of a page is already right.</summary>
internal static class Preferences
{
    public const string Path = "/preferences";
    public const string Chinese = "zh-CN";
    public const string English = "en";
    public const string ThemeCookie = "desk-theme";
    public const string Dark = "dark";
    public const string Light = "light";

    public static void MapPreferences(this IEndpointRouteBuilder routes) => routes.MapGet(Path, Choose).ExcludeFromDescription();

    public static string LinkTo(string name, string value, string returnUrl) =>
        $"{Path}?{name}={value}&returnUrl={Uri.EscapeDataString(returnUrl)}";

    private static RedirectHttpResult Choose(HttpContext context, TimeProvider time, string? culture, string? theme, string? returnUrl)
    {
        var kept = new CookieOptions
        {
            Expires = time.GetUtcNow().AddYears(1),
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
        };
        if (culture is Chinese or English)
        {
            var value = CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture));
            context.Response.Cookies.Append(CookieRequestCultureProvider.DefaultCookieName, value, kept);
        }

        if (theme is Dark or Light)
        {
            context.Response.Cookies.Append(ThemeCookie, theme, kept);
        }

        return TypedResults.LocalRedirect(LocalUrl.OrHome(returnUrl));
    }
}
