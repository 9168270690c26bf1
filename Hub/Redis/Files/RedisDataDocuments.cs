using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using RedProperty.Realtime.Domain.Files;
using RedProperty.Realtime.Redis.Connections;
using StackExchange.Redis;

namespace RedProperty.Realtime.Redis.Files;

internal sealed class RedisDataDocuments(RedisConnection connection, DocumentReaders readers) : IDataDocuments
{
    private readonly ConcurrentDictionary<string, string> known = new(StringComparer.Ordinal);

    public Task<DataDocument?> Find(string name, CancellationToken cancellation) => connection.Run(
        async store =>
        {
            var json = (string?)await store.Database.HashGetAsync(RedisKeys.Documents, name).ConfigureAwait(false);
            var document = json is null ? null : JsonSerializer.Deserialize(json, DocumentJson.Default.DataDocument);
            known.TryAdd(name, document?.Version ?? "");
            return document;
        },
        cancellation);

    public Task<DataDocument> Put(string name, string content, DateTimeOffset at, CancellationToken cancellation)
    {
        var version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
        var document = new DataDocument(name, content, version, at);
        return connection.Run(
            async store =>
            {
                var change = store.Database.CreateTransaction();
                change.AddCondition(Condition.HashNotEqual(RedisKeys.DocumentVersions, name, version));
                _ = change.HashSetAsync(RedisKeys.Documents, name, JsonSerializer.Serialize(document, DocumentJson.Default.DataDocument));
                _ = change.HashSetAsync(RedisKeys.DocumentVersions, name, version);
                if (await change.ExecuteAsync().ConfigureAwait(false))
                {
                    await store.Database.PublishAsync(RedisKeys.DocumentChannel, name).ConfigureAwait(false);
                }

                return document;
            },
            cancellation);
    }

    public IDisposable OnChanged(Action<string> handler) => readers.Add(handler);

    /// <summary>Tells of every document that is no longer what this process knows.</summary>
    /// <param name="isFirst">Documents that nobody here has asked for are news to nobody.</param>
    public async Task Compare(bool isFirst, CancellationToken cancellation)
    {
        var versions = await connection.Run(
            store => store.Database.HashGetAllAsync(RedisKeys.DocumentVersions), cancellation).ConfigureAwait(false);
        foreach (var (name, version) in versions.Select(field => (field.Name.ToString(), field.Value.ToString())))
        {
            var isKnown = known.TryGetValue(name, out var before);
            known[name] = version;
            if (before != version && (isKnown || !isFirst))
            {
                readers.Tell(name);
            }
        }
    }
}

[JsonSerializable(typeof(DataDocument))]
internal sealed partial class DocumentJson : JsonSerializerContext;
