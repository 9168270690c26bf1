using System.Text.Json;
using System.Text.Json.Serialization;
using RedProperty.Realtime.Domain.Presences;
using RedProperty.Realtime.Domain.Sessions;
using RedProperty.Realtime.Redis.Connections;
using StackExchange.Redis;

namespace RedProperty.Realtime.Redis.Sessions;

/// <summary>All keys lie in one slot. Each step is a transaction on the condition that the device still has the session that was read; overtaken, it reads again.</summary>
internal sealed class RedisSessionStore(RedisConnection connection) : ISessionStore
{
    public Task<KeptSession?> Find(string sessionId, CancellationToken cancellation) => connection.Run(
        store => Read(store.Database, sessionId), cancellation);

    public Task<IReadOnlyList<KeptSession>> Open(KeptSession session, int most, CancellationToken cancellation) => connection.Run<IReadOnlyList<KeptSession>>(
        async store =>
        {
            while (true)
            {
                var database = store.Database;
                var change = database.CreateTransaction();
                var holder = await Expect(database, change, session.Device.Id).ConfigureAwait(false);
                var replaced = await ReplacedBy(database, session, holder, most).ConfigureAwait(false);
                foreach (var old in replaced)
                {
                    End(change, old, session.RenewedAt);
                    if (old.Id != holder && await Expect(database, change, old.Device.Id).ConfigureAwait(false) == old.Id)
                    {
                        _ = change.KeyDeleteAsync(RedisKeys.SessionOn(old.Device.Id));
                    }
                }

                Put(change, session);
                if (await change.ExecuteAsync().ConfigureAwait(false))
                {
                    return replaced;
                }
            }
        },
        cancellation);

    public Task<bool> Renew(KeptSession renewed, CancellationToken cancellation) => connection.Run(
        store =>
        {
            var change = store.Database.CreateTransaction();
            change.AddCondition(Condition.KeyExists(RedisKeys.Session(renewed.Id)));
            Put(change, renewed);
            return change.ExecuteAsync();
        },
        cancellation);

    public Task<bool> End(KeptSession session, DateTimeOffset now, CancellationToken cancellation) => connection.Run(
        async store =>
        {
            while (true)
            {
                var change = store.Database.CreateTransaction();
                var holder = await Expect(store.Database, change, session.Device.Id).ConfigureAwait(false);
                if (!await store.Database.KeyExistsAsync(RedisKeys.Session(session.Id)).ConfigureAwait(false))
                {
                    return false;
                }

                change.AddCondition(Condition.KeyExists(RedisKeys.Session(session.Id)));
                End(change, session, now);
                if (holder == session.Id)
                {
                    _ = change.KeyDeleteAsync(RedisKeys.SessionOn(session.Device.Id));
                }

                if (await change.ExecuteAsync().ConfigureAwait(false))
                {
                    return true;
                }
            }
        },
        cancellation);

    public async Task<int> EndAll(string userName, string? except, DateTimeOffset now, CancellationToken cancellation)
    {
        // The mark first: whoever dies in between has ended too much rather than too little.
        await connection.Run(
            store => store.Database.SortedSetAddAsync(RedisKeys.SessionsEnded, EndedSessions.MarkOf(userName), Score(now + EndedSessions.Remembered)),
            cancellation).ConfigureAwait(false);
        var count = 0;
        foreach (var session in await Of(userName, cancellation).ConfigureAwait(false))
        {
            count += session.Id != except && await End(session, now, cancellation).ConfigureAwait(false) ? 1 : 0;
        }

        return count;
    }

    public Task<IReadOnlyList<KeptSession>> Of(string userName, CancellationToken cancellation) => connection.Run<IReadOnlyList<KeptSession>>(
        async store =>
        {
            var lists = await Task.WhenAll(ListsOf(userName).Select(list => store.Database.SortedSetRangeByRankAsync(list))).ConfigureAwait(false);
            var kept = await Task.WhenAll(lists.SelectMany(ids => ids).Select(id => Read(store.Database, id!))).ConfigureAwait(false);
            return [.. kept.OfType<KeptSession>().OrderByDescending(session => session.RenewedAt)];
        },
        cancellation);

    public Task<IReadOnlyDictionary<string, DateTimeOffset>> Ended(CancellationToken cancellation) =>
        connection.Run<IReadOnlyDictionary<string, DateTimeOffset>>(
            async store => (await store.Database.SortedSetRangeByRankWithScoresAsync(RedisKeys.SessionsEnded).ConfigureAwait(false)).ToDictionary(
                entry => entry.Element.ToString(), entry => DateTimeOffset.FromUnixTimeMilliseconds((long)entry.Score), StringComparer.Ordinal),
            cancellation);

    /// <summary>The session that the device has, and those of the account that are too many; what has lapsed meanwhile is taken off the account's list.</summary>
    private static async Task<List<KeptSession>> ReplacedBy(IDatabase database, KeptSession session, RedisValue onDevice, int most)
    {
        var replaced = new List<KeptSession>();
        if (!onDevice.IsNull && await Read(database, onDevice!).ConfigureAwait(false) is { } before)
        {
            replaced.Add(before);
        }

        var list = ListOf(session);
        await database.SortedSetRemoveRangeByScoreAsync(list, double.NegativeInfinity, Score(session.RenewedAt)).ConfigureAwait(false);
        var others = (await database.SortedSetRangeByRankAsync(list).ConfigureAwait(false)).Where(id => id != onDevice).ToArray();
        foreach (var id in others.Take(Math.Max(0, others.Length - most + 1)))
        {
            if (await Read(database, id!).ConfigureAwait(false) is { } oldest)
            {
                replaced.Add(oldest);
            }
        }

        return replaced;
    }

    /// <summary>The change is made only while the device has the session that it has now.</summary>
    private static async Task<RedisValue> Expect(IDatabase database, ITransaction change, string deviceId)
    {
        var key = RedisKeys.SessionOn(deviceId);
        var holder = await database.StringGetAsync(key).ConfigureAwait(false);
        change.AddCondition(holder.IsNull ? Condition.KeyNotExists(key) : Condition.StringEqual(key, holder));
        return holder;
    }

    private static void End(ITransaction change, KeptSession session, DateTimeOffset now)
    {
        _ = change.KeyDeleteAsync(RedisKeys.Session(session.Id));
        _ = change.SortedSetRemoveAsync(ListOf(session), session.Id);
        _ = change.SortedSetRemoveRangeByScoreAsync(RedisKeys.SessionsEnded, double.NegativeInfinity, Score(now));
        _ = change.SortedSetAddAsync(RedisKeys.SessionsEnded, session.Id, Score(now + EndedSessions.Remembered));
    }

    private static void Put(ITransaction change, KeptSession session)
    {
        var life = session.RenewableUntil - session.RenewedAt;
        var list = ListOf(session);
        _ = change.StringSetAsync(RedisKeys.Session(session.Id), JsonSerializer.Serialize(session, SessionJson.Default.KeptSession), life);
        _ = change.StringSetAsync(RedisKeys.SessionOn(session.Device.Id), session.Id, life);
        _ = change.SortedSetAddAsync(list, session.Id, Score(session.RenewableUntil));
        _ = change.KeyExpireAsync(list, FieldPolicy.LongestLife);
    }

    private static async Task<KeptSession?> Read(IDatabase database, string sessionId)
    {
        var json = (string?)await database.StringGetAsync(RedisKeys.Session(sessionId)).ConfigureAwait(false);
        return json is null ? null : JsonSerializer.Deserialize(json, SessionJson.Default.KeptSession);
    }

    private static long Score(DateTimeOffset at) => at.ToUnixTimeMilliseconds();

    /// <summary>Desks and devices are counted apart.</summary>
    private static RedisKey ListOf(KeptSession session) => session.Device.Kind == DeviceKind.Desk
        ? RedisKeys.DesksOf(NameOf(session.UserName))
        : RedisKeys.SessionsOf(NameOf(session.UserName));

    private static RedisKey[] ListsOf(string userName) => [RedisKeys.SessionsOf(NameOf(userName)), RedisKeys.DesksOf(NameOf(userName))];

    /// <summary>User names are case-insensitive.</summary>
    private static string NameOf(string userName) => userName.ToLowerInvariant();
}

[JsonSerializable(typeof(KeptSession))]
internal sealed partial class SessionJson : JsonSerializerContext;
