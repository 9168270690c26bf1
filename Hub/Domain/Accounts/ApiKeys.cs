using System.Text.Json;
using System.Text.RegularExpressions;
using RedProperty.Realtime.Domain.Audit;
using RedProperty.Realtime.Domain.Files;
using RedProperty.Realtime.Domain.Organisation;

namespace RedProperty.Realtime.Domain.Accounts;

/// <summary>Keys that administrators make for programs and take back, known to every process without asking the store.</summary>
public sealed partial class ApiKeys(IDataDocuments documents, ConfiguredClients configured, KeepAudit audit, TimeProvider time) : IDisposable
{
    public const string Document = "open311/keys";

    /// <summary>Programs that one installation serves by a key each.</summary>
    public const int MostKeys = 200;

    private readonly LivingDocument<IReadOnlyDictionary<string, ApiKey>> keys = new(documents, Document, Read);
    private readonly SemaphoreSlim editing = new(1);

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<ApiKey> All => [.. keys.Current.Values.OrderBy(key => key.MadeAt)];

    public IReadOnlyCollection<string> Configured => configured.Names;

    /// <summary>Called at the start.</summary>
    public Task Load(CancellationToken cancellation) => keys.Load(cancellation);

    public ApiKey? Find(string secret) =>
        secret.Length is 0 or > SecretKey.Longest ? null : keys.Current.GetValueOrDefault(SecretKey.HashOf(secret));

    /// <param name="client">1 to 40 of a-z, 0-9 and hyphen, not yet taken.</param>
    /// <param name="scope">The place within which the program may report; null for the whole city.</param>
    public Task<Outcome<MadeApiKey>> Make(Actor by, string? client, Place? scope, CancellationToken cancellation) => Edit<MadeApiKey>(by, async kept =>
    {
        if (client is null || !ClientName.IsMatch(client))
        {
            return Refusal.Invalid("client", "must be 1 to 40 of a-z, 0-9 and hyphen, as hotline-12345.");
        }

        if (configured.Names.Contains(client, StringComparer.OrdinalIgnoreCase) || kept.Values.Any(key => key.Client == client))
        {
            return Refusal.Invalid("client", $"'{client}' has a key already; revoke it first, or choose another name.");
        }

        if (kept.Count >= MostKeys)
        {
            return Refusal.Conflict($"There are {MostKeys} keys already; revoke one that is no longer used.");
        }

        var secret = SecretKey.Make();
        var key = new ApiKey(SecretKey.HashOf(secret), client, by.Id, time.GetUtcNow(), scope?.Id);
        await Write([.. kept.Values, key], cancellation);
        await audit.Note(by, AuditFacts.ApiKeyMade, ("client", client), ("scope", scope?.Id));
        return new MadeApiKey(key, secret);
    }, cancellation);

    /// <summary>The program is refused from now on, in every process.</summary>
    /// <param name="keyId"><see cref="ApiKey.Id"/>.</param>
    public Task<Outcome<ApiKey>> Revoke(Actor by, string keyId, CancellationToken cancellation) => Edit<ApiKey>(by, async kept =>
    {
        if (kept.Values.FirstOrDefault(key => key.Id == keyId) is not { } key)
        {
            return Refusal.NotFound("keyId", $"'{keyId}' is no key, or was revoked already.");
        }

        await Write([.. kept.Values.Where(other => other.Hash != key.Hash)], cancellation);
        await audit.Note(by, AuditFacts.ApiKeyRevoked, ("client", key.Client));
        return key;
    }, cancellation);

    public void Dispose()
    {
        keys.Dispose();
        editing.Dispose();
    }

    [GeneratedRegex("^[a-z0-9-]{1,40}$", RegexOptions.CultureInvariant)]
    private static partial Regex ClientName { get; }

    private static Dictionary<string, ApiKey> Read(string text) => text.Length == 0
        ? []
        : (JsonSerializer.Deserialize<ApiKey[]>(text) ?? []).ToDictionary(key => key.Hash, StringComparer.Ordinal);

    private Task Write(ApiKey[] all, CancellationToken cancellation) => keys.Write(JsonSerializer.Serialize(all), time.GetUtcNow(), cancellation);

    /// <summary>One change of this process at a time, on what the store holds now.</summary>
    private async Task<Outcome<T>> Edit<T>(Actor by, Func<IReadOnlyDictionary<string, ApiKey>, Task<Outcome<T>>> change, CancellationToken cancellation)
        where T : class
    {
        if (!by.Holds(Role.Administrator))
        {
            return Refusal.Forbidden("Keys of programs are kept by administrators.");
        }

        await editing.WaitAsync(cancellation);
        try
        {
            return await change(await keys.Load(cancellation));
        }
        finally
        {
            editing.Release();
        }
    }
}
