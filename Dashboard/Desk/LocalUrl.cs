namespace RedProperty.Realtime.Desk;

/// <summary>Where a form may send the browser afterwards: into this site only.</summary>
internal static class LocalUrl
{
    public const string Home = "/";

    /// <summary>The path when it stays here; the desk otherwise. <c>//host</c> and <c>/\host</c> are other sites to a browser.</summary>
    public static string OrHome(string? url) =>
        url is ['/', ..] && url is not ['/', '/' or '\\', ..] && !url.Any(char.IsControl) ? url : Home;
}
