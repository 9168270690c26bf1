using System.Text.Json;
using System.Text.Json.Serialization;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Redis.Connections;
using StackExchange.Redis;

namespace RedProperty.Realtime.Redis.Accounts;

internal sealed class RedisAccountStore(RedisConnection connection) : IAccountStore
{
    public Task<Account?> Find(string userName, CancellationToken cancellation) => connection.Run(
        async store =>
        {
            var json = (string?)await store.Database.HashGetAsync(RedisKeys.Accounts, NameOf(userName)).ConfigureAwait(false);
            return json is null ? null : JsonSerializer.Deserialize(json, AccountJson.Default.Account);
        },
        cancellation);

    public Task Put(IReadOnlyCollection<Account> accounts, CancellationToken cancellation)
    {
        if (accounts.Count == 0)
        {
            return Task.CompletedTask;
        }

        HashEntry[] entries =
            [.. accounts.Select(account => new HashEntry(NameOf(account.UserName), JsonSerializer.Serialize(account, AccountJson.Default.Account)))];
        return connection.Run(
            async store =>
            {
                await store.Database.HashSetAsync(RedisKeys.Accounts, entries).ConfigureAwait(false);
                return true;
            },
            cancellation);
    }

    public Task<IReadOnlyList<Account>> All(CancellationToken cancellation) => connection.Run<IReadOnlyList<Account>>(
        async store => [.. (await store.Database.HashGetAllAsync(RedisKeys.Accounts).ConfigureAwait(false))
            .Select(entry => JsonSerializer.Deserialize((string)entry.Value!, AccountJson.Default.Account)!)],
        cancellation);

    public Task SignedIn(string userName, DateTimeOffset at, CancellationToken cancellation) => connection.Run(
        store => store.Database.HashSetAsync(RedisKeys.SignIns, NameOf(userName), at.ToUnixTimeMilliseconds()), cancellation);

    public Task<IReadOnlyDictionary<string, DateTimeOffset>> SignedIn(CancellationToken cancellation) =>
        connection.Run<IReadOnlyDictionary<string, DateTimeOffset>>(
            async store => (await store.Database.HashGetAllAsync(RedisKeys.SignIns).ConfigureAwait(false)).ToDictionary(
                entry => entry.Name.ToString(), entry => DateTimeOffset.FromUnixTimeMilliseconds((long)entry.Value), StringComparer.Ordinal),
            cancellation);

    /// <summary>User names are case-insensitive.</summary>
    private static string NameOf(string userName) => userName.ToLowerInvariant();
}

[JsonSerializable(typeof(Account))]
internal sealed partial class AccountJson : JsonSerializerContext;
