using System.Text.Json;
using System.Text.Json.Serialization;
using RedProperty.Realtime.Domain.Audit;
using RedProperty.Realtime.Redis.Connections;

namespace RedProperty.Realtime.Redis.Audit;

internal sealed class RedisAuditLog(RedisConnection connection) : IAuditLog
{
    private const int Slice = 500;

    public Task Append(AuditEntry entry, CancellationToken cancellation) => connection.Run(
        async store =>
        {
            await store.Database.ListLeftPushAsync(RedisKeys.Audit, JsonSerializer.Serialize(entry, AuditJson.Default.AuditEntry)).ConfigureAwait(false);
            await store.Database.ListTrimAsync(RedisKeys.Audit, 0, Retention.AuditEntries - 1).ConfigureAwait(false);
            return true;
        },
        cancellation);

    public Task<AuditPage> Read(AuditFilter filter, int page, int pageSize, CancellationToken cancellation) => connection.Run(
        async store =>
        {
            var (skip, found) = ((page - 1) * pageSize, new List<AuditEntry>());
            for (var at = 0; found.Count <= skip + pageSize; at += Slice)
            {
                var texts = await store.Database.ListRangeAsync(RedisKeys.Audit, at, at + Slice - 1).ConfigureAwait(false);
                found.AddRange(texts.Select(text => JsonSerializer.Deserialize((string)text!, AuditJson.Default.AuditEntry)!).Where(filter.Fits));
                if (texts.Length < Slice)
                {
                    break;
                }
            }

            return new AuditPage([.. found.Skip(skip).Take(pageSize)], found.Count > skip + pageSize);
        },
        cancellation);
}

[JsonSerializable(typeof(AuditEntry))]
internal sealed partial class AuditJson : JsonSerializerContext;
