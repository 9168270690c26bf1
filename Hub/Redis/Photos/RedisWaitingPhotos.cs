using System.Globalization;
using RedProperty.Realtime.Domain.Photos;
using RedProperty.Realtime.Redis.Connections;
using StackExchange.Redis;

namespace RedProperty.Realtime.Redis.Photos;

/// <summary>One hash for each photo on its way, written by part.lua only.</summary>
internal sealed class RedisWaitingPhotos(RedisConnection connection) : IWaitingPhotos
{
    public Task<PartAnswer> Append(string photoId, string owner, PhotoPart part, DateTimeOffset now, CancellationToken cancellation) => connection.Run(
        async store =>
        {
            var answer = (RedisResult[])(await store.Database.ScriptEvaluateAsync(
                LuaScripts.Part,
                [RedisKeys.PhotoParts(photoId), RedisKeys.PhotosWaiting(owner)],
                [
                    photoId,
                    owner,
                    part.Total,
                    part.First,
                    now.ToUnixTimeMilliseconds(),
                    (long)PhotoLimits.WaitingFor.TotalSeconds,
                    PhotoLimits.MostWaiting,
                    PhotoLimits.MostWaitingBytes,
                    part.Bytes,
                ]).ConfigureAwait(false))!;
            return new PartAnswer(Enum.Parse<PartVerdict>((string)answer[0]!), (long)answer[1]);
        },
        cancellation);

    public Task<WaitingPhoto?> Find(string photoId, CancellationToken cancellation) => connection.Run(
        async store =>
        {
            var known = await store.Database.HashGetAsync(RedisKeys.PhotoParts(photoId), ["owner", "total", "received"]).ConfigureAwait(false);
            return known[0].IsNull ? null : new WaitingPhoto(photoId, known[0].ToString(), known[2].IsNull ? 0 : (long)known[2], (long)known[1]);
        },
        cancellation);

    public Stream Open(string photoId) => new PartStream((place, cancellation) => connection.Run(
        async store => (byte[]?)await store.Database.HashGetAsync(
            RedisKeys.PhotoParts(photoId), "part " + place.ToString(CultureInfo.InvariantCulture)).ConfigureAwait(false),
        cancellation));

    public Task Forget(string photoId, string owner, CancellationToken cancellation) => connection.Run(
        async store =>
        {
            await store.Database.KeyDeleteAsync(RedisKeys.PhotoParts(photoId)).ConfigureAwait(false);
            return await store.Database.HashDeleteAsync(RedisKeys.PhotosWaiting(owner), photoId).ConfigureAwait(false);
        },
        cancellation);
}
