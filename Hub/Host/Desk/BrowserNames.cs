namespace RedProperty.Realtime.Host.Desk;

/// <summary>Browsers by the name that an administrator knows them by.</summary>
internal static class BrowserNames
{
    /// <summary>In this order: most of them also call themselves by the names of those that come after.</summary>
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg", "Edge"), ("Firefox/", "Firefox"), ("QQBrowser/", "QQ Browser"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iOS"), ("iPad", "iPadOS"), ("Mac OS", "macOS"), ("Linux", "Linux")];

    /// <summary>For example "Chrome, Windows"; null when it is none that we know.</summary>
    public static string? Of(string? userAgent)
    {
        var known = new[] { Named(Browsers, userAgent), Named(Systems, userAgent) }.OfType<string>().ToList();
        return known.Count == 0 ? null : string.Join(", ", known);
    }

    private static string? Named((string Mark, string Name)[] all, string? userAgent) =>
        userAgent is null ? null : Array.Find(all, one => userAgent.Contains(one.Mark, StringComparison.Ordinal)).Name;
}
