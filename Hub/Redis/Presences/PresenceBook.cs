using System.Globalization;
using RedProperty.Realtime.Domain.Presences;
using RedProperty.Realtime.Redis.Connections;
using StackExchange.Redis;

namespace RedProperty.Realtime.Redis.Presences;

/// <summary>The store's page of each process: who is connected to it. A page that is not renewed for 4 seconds is gone.</summary>
internal sealed class PresenceBook(RedisConnection connection, string process)
{
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(4);

    private const string VersionField = "@version";
    private long version;

    public Task Write(IReadOnlyCollection<OnlineDevice> devices, CancellationToken cancellation) => connection.Run(
        async store =>
        {
            var key = RedisKeys.Presence(process);
            var page = store.Database.CreateTransaction();
            HashEntry[] fields = [.. devices.Select(Field), new HashEntry(VersionField, ++version)];
            _ = page.KeyDeleteAsync(key);
            _ = page.HashSetAsync(key, fields);
            _ = page.KeyExpireAsync(key, Life);
            await page.ExecuteAsync().ConfigureAwait(false);
            await store.Database.SetAddAsync(RedisKeys.Presences, process).ConfigureAwait(false);
            await store.Database.PublishAsync(RedisKeys.PresenceChannel, process, CommandFlags.FireAndForget).ConfigureAwait(false);
            return true;
        },
        cancellation);

    /// <summary>Keeps the page for another while.</summary>
    /// <returns>False when it was gone.</returns>
    public Task<bool> Renew(CancellationToken cancellation) =>
        connection.Run(store => store.Database.KeyExpireAsync(RedisKeys.Presence(process), Life), cancellation);

    public Task TearOut(CancellationToken cancellation) => connection.Run(
        async store =>
        {
            await store.Database.KeyDeleteAsync(RedisKeys.Presence(process)).ConfigureAwait(false);
            await store.Database.SetRemoveAsync(RedisKeys.Presences, process).ConfigureAwait(false);
            await store.Database.PublishAsync(RedisKeys.PresenceChannel, process).ConfigureAwait(false);
            return true;
        },
        cancellation);

    /// <summary>The other processes' pages; one whose version is known is taken from there.</summary>
    public Task<Dictionary<string, PresencePage>> ReadOthers(IReadOnlyDictionary<string, PresencePage> known, CancellationToken cancellation) => connection.Run(
        async store =>
        {
            var others = (await store.Database.SetMembersAsync(RedisKeys.Presences).ConfigureAwait(false))
                .Select(name => name.ToString()).Where(name => name != process).ToArray();
            var pages = await Task.WhenAll(others.Select(name => Read(store, name, known.GetValueOrDefault(name)))).ConfigureAwait(false);
            return others.Zip(pages).Where(pair => pair.Second is not null).ToDictionary(pair => pair.First, pair => pair.Second!, StringComparer.Ordinal);
        },
        cancellation);

    private static async Task<PresencePage?> Read(PreparedStore store, string process, PresencePage? known)
    {
        var key = RedisKeys.Presence(process);
        var current = await store.Database.HashGetAsync(key, VersionField).ConfigureAwait(false);
        if (current.IsNull)
        {
            await store.Database.SetRemoveAsync(RedisKeys.Presences, process).ConfigureAwait(false);
            return null;
        }

        if (known is not null && known.Version == (long)current)
        {
            return known;
        }

        var fields = await store.Database.HashGetAllAsync(key).ConfigureAwait(false);
        return new PresencePage((long)current, [.. fields.Where(field => field.Name != VersionField).Select(Device).OfType<OnlineDevice>()]);
    }

    private static HashEntry Field(OnlineDevice device) => new(
        $"{device.UserId} {device.DeviceId}",
        string.Create(CultureInfo.InvariantCulture, $"{device.Kind} {device.Since.ToUnixTimeMilliseconds()}"));

    private static OnlineDevice? Device(HashEntry field)
    {
        var who = field.Name.ToString().Split(' ', 2);
        var what = field.Value.ToString().Split(' ');
        return who.Length == 2 && what.Length == 2 && Enum.TryParse<DeviceKind>(what[0], out var kind)
            ? new OnlineDevice(who[0], who[1], kind, DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(what[1], CultureInfo.InvariantCulture)))
            : null;
    }
}

/// <summary>Who is connected to one process, at one version of its page.</summary>
internal sealed record PresencePage(long Version, IReadOnlyList<OnlineDevice> Devices);
