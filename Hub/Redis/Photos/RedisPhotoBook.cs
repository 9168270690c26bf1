using System.Text.Json;
using System.Text.Json.Serialization;
using RedProperty.Realtime.Domain.Photos;
using RedProperty.Realtime.Redis.Connections;
using StackExchange.Redis;

namespace RedProperty.Realtime.Redis.Photos;

/// <summary>Each photo is one key by itself; the list of loose ones is another, and is always written before what makes a photo loose.</summary>
internal sealed class RedisPhotoBook(RedisConnection connection) : IPhotoBook
{
    public Task Announce(string photoId, DateTimeOffset at, CancellationToken cancellation) => connection.Run(
        store => store.Database.SortedSetAddAsync(RedisKeys.LoosePhotos, photoId, Score(at)), cancellation);

    public Task<Photo> Add(Photo photo, CancellationToken cancellation) => connection.Run(
        async store =>
        {
            await store.Database.SortedSetAddAsync(RedisKeys.LoosePhotos, photo.Id, Score(photo.KeptAt)).ConfigureAwait(false);
            return await store.Database.StringSetAsync(RedisKeys.Photo(photo.Id), Write(photo), when: When.NotExists).ConfigureAwait(false)
                ? photo
                : Read(await store.Database.StringGetAsync(RedisKeys.Photo(photo.Id)).ConfigureAwait(false)) ?? photo;
        },
        cancellation);

    public Task<Photo?> Find(string photoId, CancellationToken cancellation) => connection.Run(
        async store => Read(await store.Database.StringGetAsync(RedisKeys.Photo(photoId)).ConfigureAwait(false)), cancellation);

    public Task<bool> Change(Photo before, Photo after, DateTimeOffset looseAt, CancellationToken cancellation) => connection.Run(
        async store =>
        {
            await store.Database.SortedSetAddAsync(RedisKeys.LoosePhotos, after.Id, Score(looseAt)).ConfigureAwait(false);
            return await IfStill(store, before, transaction => transaction.StringSetAsync(RedisKeys.Photo(after.Id), Write(after))).ConfigureAwait(false);
        },
        cancellation);

    public Task Settle(IReadOnlyCollection<string> photoIds, CancellationToken cancellation) => connection.Run(
        store => store.Database.SortedSetRemoveAsync(RedisKeys.LoosePhotos, [.. photoIds.Select(id => (RedisValue)id)]), cancellation);

    public Task<IReadOnlyList<string>> LooseSince(DateTimeOffset before, int most, CancellationToken cancellation) => connection.Run(
        async store =>
        {
            var ids = await store.Database.SortedSetRangeByScoreAsync(
                RedisKeys.LoosePhotos, stop: Score(before), exclude: Exclude.Stop, take: most).ConfigureAwait(false);
            return (IReadOnlyList<string>)[.. ids.Select(id => id.ToString())];
        },
        cancellation);

    public Task<bool> Remove(Photo photo, CancellationToken cancellation) => connection.Run(
        store => IfStill(store, photo, transaction => transaction.KeyDeleteAsync(RedisKeys.Photo(photo.Id))), cancellation);

    /// <summary>By what the store holds, not by how this version would write it: a later one may have added to it.</summary>
    private static async Task<bool> IfStill(PreparedStore store, Photo photo, Func<ITransaction, Task> change)
    {
        var kept = await store.Database.StringGetAsync(RedisKeys.Photo(photo.Id)).ConfigureAwait(false);
        if (Read(kept) != photo)
        {
            return false;
        }

        var transaction = store.Database.CreateTransaction();
        transaction.AddCondition(Condition.StringEqual(RedisKeys.Photo(photo.Id), kept));
        _ = change(transaction);
        return await transaction.ExecuteAsync().ConfigureAwait(false);
    }

    private static long Score(DateTimeOffset at) => at.ToUnixTimeMilliseconds();

    private static string Write(Photo photo) => JsonSerializer.Serialize(photo, PhotoJson.Default.Photo);

    private static Photo? Read(RedisValue json) => json.IsNull ? null : JsonSerializer.Deserialize((string)json!, PhotoJson.Default.Photo);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Photo))]
internal sealed partial class PhotoJson : JsonSerializerContext;
