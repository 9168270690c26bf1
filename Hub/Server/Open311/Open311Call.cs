using Microsoft.AspNetCore.Http;

namespace RedProperty.Realtime.Server.Open311;

/// <summary>How an Open311 client wants to be answered: format by the path's ending, language by <c>Accept-Language</c> (zh-CN unless English comes first).</summary>
/// <param name="Origin">Scheme, host and base path of this server, as the client called it.</param>
internal sealed record Open311Call(bool IsXml, bool IsEnglish, string Origin)
{
    public string Language => IsEnglish ? "en" : "zh-CN";

    public static Open311Call Of(HttpContext context) => new(
        context.Request.Path.Value!.EndsWith(".xml", StringComparison.OrdinalIgnoreCase), PrefersEnglish(context.Request),
        $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}");

    /// <summary>Lets handlers take a call as a parameter.</summary>
    public static ValueTask<Open311Call?> BindAsync(HttpContext context) => ValueTask.FromResult<Open311Call?>(Of(context));

    public static bool IsFormat(string? format) =>
        string.Equals(format, "json", StringComparison.OrdinalIgnoreCase) || string.Equals(format, "xml", StringComparison.OrdinalIgnoreCase);

    public string Say(string chinese, string english) => IsEnglish ? english : chinese;

    private static bool PrefersEnglish(HttpRequest request)
    {
        if (request.Headers.AcceptLanguage.Count == 0)
        {
            return false;
        }

        var first = request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .FirstOrDefault(language => language.Value.StartsWith("zh", StringComparison.OrdinalIgnoreCase)
                || language.Value.StartsWith("en", StringComparison.OrdinalIgnoreCase));
        return first?.Value.StartsWith("en", StringComparison.OrdinalIgnoreCase) is true;
    }
}
