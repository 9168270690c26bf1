namespace RedProperty.Realtime.Domain.Accounts;

/// <summary>A key by which a program reports over Open311 (接口密钥). What opens the door itself is not kept: only its SHA-256.</summary>
/// <param name="Hash">SHA-256 of the key, 64 hexadecimal digits.</param>
/// <param name="Client">The program's name: stands in the history of what it reports.</param>
/// <param name="MadeBy">The person's id.</param>
/// <param name="Scope">The place within which the program may report; null for the whole city.</param>
public sealed record ApiKey(string Hash, string Client, string MadeBy, DateTimeOffset MadeAt, string? Scope = null)
{
    /// <summary>How the key is named to people and programs; it opens nothing.</summary>
    public string Id => Hash[..12];
}

/// <summary>A key just made. <paramref name="Secret"/> is told once, here, and never again.</summary>
/// <param name="Secret">What is sent as <c>api_key</c>.</param>
public sealed record MadeApiKey(ApiKey Key, string Secret);

/// <summary>Clients whose keys stand in the configuration: pages show their names and change nothing about them.</summary>
public sealed record ConfiguredClients(IReadOnlyCollection<string> Names);
