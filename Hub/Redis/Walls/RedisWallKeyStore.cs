using System.Text.Json;
using System.Text.Json.Serialization;
using RedProperty.Realtime.Domain.Walls;
using RedProperty.Realtime.Redis.Connections;
using StackExchange.Redis;

namespace RedProperty.Realtime.Redis.Walls;

internal sealed class RedisWallKeyStore(RedisConnection connection) : IWallKeyStore
{
    public Task<IReadOnlyList<WallKey>> List(string communityId, CancellationToken cancellation) => connection.Run<IReadOnlyList<WallKey>>(
        async store =>
        {
            var keys = await store.Database.HashGetAllAsync(RedisKeys.WallKeys(communityId)).ConfigureAwait(false);
            var seen = (await store.Database.HashGetAllAsync(RedisKeys.WallKeysSeen(communityId)).ConfigureAwait(false)).ToDictionary();
            return [.. keys.Select(entry => Read(entry.Name!, entry.Value, seen.GetValueOrDefault(entry.Name))).OrderBy(key => key.MadeAt)];
        },
        cancellation);

    public Task<WallKey?> Find(string communityId, string hash, CancellationToken cancellation) => connection.Run(
        async store =>
        {
            var key = await store.Database.HashGetAsync(RedisKeys.WallKeys(communityId), hash).ConfigureAwait(false);
            return key.IsNull ? null : Read(hash, key, await store.Database.HashGetAsync(RedisKeys.WallKeysSeen(communityId), hash).ConfigureAwait(false));
        },
        cancellation);

    public Task Add(string communityId, WallKey key, CancellationToken cancellation) => connection.Run(
        store => store.Database.HashSetAsync(
            RedisKeys.WallKeys(communityId),
            key.Hash,
            JsonSerializer.Serialize(new KeptWallKey(key.Label, key.MadeBy, key.MadeAt), WallKeyJson.Default.KeptWallKey)),
        cancellation);

    public Task See(string communityId, string hash, DateTimeOffset at, CancellationToken cancellation) => connection.Run(
        async store =>
        {
            // In one transaction: a mark set while the key is revoked would stay for ever.
            var transaction = store.Database.CreateTransaction();
            transaction.AddCondition(Condition.HashExists(RedisKeys.WallKeys(communityId), hash));
            _ = transaction.HashSetAsync(RedisKeys.WallKeysSeen(communityId), hash, at.ToUnixTimeMilliseconds());
            return await transaction.ExecuteAsync().ConfigureAwait(false);
        },
        cancellation);

    public Task<bool> Remove(string communityId, string hash, CancellationToken cancellation) => connection.Run(
        async store =>
        {
            var transaction = store.Database.CreateTransaction();
            var isRemoved = transaction.HashDeleteAsync(RedisKeys.WallKeys(communityId), hash);
            _ = transaction.HashDeleteAsync(RedisKeys.WallKeysSeen(communityId), hash);
            await transaction.ExecuteAsync().ConfigureAwait(false);
            return await isRemoved.ConfigureAwait(false);
        },
        cancellation);

    private static WallKey Read(string hash, RedisValue json, RedisValue seen)
    {
        var kept = JsonSerializer.Deserialize((string)json!, WallKeyJson.Default.KeptWallKey)!;
        return new WallKey(hash, kept.Label, kept.MadeBy, kept.MadeAt, seen.IsNull ? null : DateTimeOffset.FromUnixTimeMilliseconds((long)seen));
    }
}

/// <summary>A key as the store holds it, under its hash.</summary>
internal sealed record KeptWallKey(string Label, string MadeBy, DateTimeOffset MadeAt);

[JsonSerializable(typeof(KeptWallKey))]
internal sealed partial class WallKeyJson : JsonSerializerContext;
