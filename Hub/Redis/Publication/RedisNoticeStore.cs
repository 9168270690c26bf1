using System.Text.Json;
using System.Text.Json.Serialization;
using RedProperty.Realtime.Domain.Publication;
using RedProperty.Realtime.Redis.Connections;
using StackExchange.Redis;

namespace RedProperty.Realtime.Redis.Publication;

internal sealed class RedisNoticeStore(RedisConnection connection) : INoticeStore
{
    public Task<IReadOnlyList<Notice>> List(string communityId, CancellationToken cancellation) => connection.Run<IReadOnlyList<Notice>>(
        async store =>
        {
            var texts = await store.Database.HashGetAllAsync(RedisKeys.Notices(communityId)).ConfigureAwait(false);
            var withdrawn = (await store.Database.HashGetAllAsync(RedisKeys.NoticesWithdrawn(communityId)).ConfigureAwait(false)).ToDictionary();
            return [.. texts.Select(entry => Read(entry.Value, withdrawn.GetValueOrDefault(entry.Name))).OrderByDescending(notice => notice.PublishedAt)];
        },
        cancellation);

    public Task<Notice?> Find(string communityId, string noticeId, CancellationToken cancellation) => connection.Run(
        async store =>
        {
            var text = await store.Database.HashGetAsync(RedisKeys.Notices(communityId), noticeId).ConfigureAwait(false);
            return text.IsNull ? null : Read(text, await store.Database.HashGetAsync(RedisKeys.NoticesWithdrawn(communityId), noticeId).ConfigureAwait(false));
        },
        cancellation);

    public Task Add(Notice notice, IReadOnlyCollection<string> forgotten, CancellationToken cancellation) => connection.Run(
        async store =>
        {
            var transaction = store.Database.CreateTransaction();
            _ = transaction.HashSetAsync(RedisKeys.Notices(notice.CommunityId), notice.Id, JsonSerializer.Serialize(notice, NoticeJson.Default.Notice));
            RedisValue[] gone = [.. forgotten.Select(id => (RedisValue)id)];
            if (gone.Length > 0)
            {
                _ = transaction.HashDeleteAsync(RedisKeys.Notices(notice.CommunityId), gone);
                _ = transaction.HashDeleteAsync(RedisKeys.NoticesWithdrawn(notice.CommunityId), gone);
            }

            return await transaction.ExecuteAsync().ConfigureAwait(false);
        },
        cancellation);

    public Task<bool> Withdraw(string communityId, string noticeId, Withdrawal withdrawal, CancellationToken cancellation) => connection.Run(
        store =>
        {
            var transaction = store.Database.CreateTransaction();
            transaction.AddCondition(Condition.HashExists(RedisKeys.Notices(communityId), noticeId));
            transaction.AddCondition(Condition.HashNotExists(RedisKeys.NoticesWithdrawn(communityId), noticeId));
            _ = transaction.HashSetAsync(
                RedisKeys.NoticesWithdrawn(communityId), noticeId, JsonSerializer.Serialize(withdrawal, NoticeJson.Default.Withdrawal));
            return transaction.ExecuteAsync();
        },
        cancellation);

    private static Notice Read(RedisValue text, RedisValue withdrawn)
    {
        var notice = JsonSerializer.Deserialize((string)text!, NoticeJson.Default.Notice)!;
        return withdrawn.IsNull ? notice : notice with { Withdrawn = JsonSerializer.Deserialize((string)withdrawn!, NoticeJson.Default.Withdrawal) };
    }
}

[JsonSourceGenerationOptions(UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Notice))]
[JsonSerializable(typeof(Withdrawal))]
internal sealed partial class NoticeJson : JsonSerializerContext;
