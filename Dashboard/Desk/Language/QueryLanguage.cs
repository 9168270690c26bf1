using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using RedProperty.Realtime.Desk.Layout;

namespace RedProperty.Realtime.Desk.Language;

/// <summary>
/// <c>?lang=en</c> or <c>?lang=zh</c> on pages for residents, so that a link can be sent in a language. Pages with a circuit keep to the cookie: their
/// circuit comes by another address and would speak another language.
/// </summary>
internal sealed class QueryLanguage : RequestCultureProvider
{
    public const string Parameter = "lang";

    private static readonly PathString[] Public = ["/board", "/r", "/t"];

    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        var path = httpContext.Request.Path;
        var isPublic = Public.Any(start => path.StartsWithSegments(start)) || path.Value?.EndsWith("/posters", StringComparison.Ordinal) == true;
        var culture = !isPublic ? null : httpContext.Request.Query[Parameter].ToString() switch
        {
            "en" => Preferences.English,
            "zh" or Preferences.Chinese => Preferences.Chinese,
            _ => null,
        };
        return Task.FromResult(culture is null ? null : new ProviderCultureResult(culture));
    }
}
