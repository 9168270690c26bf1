namespace RedProperty.Realtime.Host.Desk;

/// <summary>
/// What people type to come here (configuration key <c>Site:Address</c>, for example https://hub.example.cn). It stands in the codes on posters, which
/// hang for years; left empty, a poster names the address by which it was asked for.
/// </summary>
internal static class SiteAddress
{
    public const string Key = "Site:Address";

    /// <exception cref="StartFaultException">The value is no such address; one sentence names the key.</exception>
    public static Uri? Read(IConfiguration configuration)
    {
        var text = configuration[Key];
        return string.IsNullOrWhiteSpace(text) ? null
            : Uri.TryCreate(text, UriKind.Absolute, out var address)
                && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
                && address is { AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" } ? address
            : throw new StartFaultException($"{Key} is '{text}'; write what people type, as https://hub.example.cn, without a path, or leave it empty for the address of each request.");
    }
}
