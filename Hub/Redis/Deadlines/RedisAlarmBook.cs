using System.Globalization;
using RedProperty.Realtime.Domain.Deadlines;
using StackExchange.Redis;

namespace RedProperty.Realtime.Redis.Deadlines;

/// <summary>
/// The alarm book beside the alarms themselves, under the alarm clock's own key prefix: whatever deletes the alarms deletes the book, so that they can
/// be set anew.
/// </summary>
/// <param name="prefix">The alarm clock's, with a hash tag, for example <c>{hangfire}:</c>.</param>
public sealed class RedisAlarmBook(IConnectionMultiplexer connection, string prefix) : IAlarmBook
{
    /// <summary>Longer than setting an alarm ever takes, shorter than a missing alarm may go unnoticed.</summary>
    private static readonly TimeSpan Claim = TimeSpan.FromSeconds(15);

    /// <summary>How long after its second an alarm that has not rung counts as lost.</summary>
    private static readonly TimeSpan AlarmKept = TimeSpan.FromMinutes(1);

    /// <summary>An alarm that failed rings again, and must still find who was due.</summary>
    private static readonly TimeSpan CommunitiesKept = TimeSpan.FromMinutes(10);

    /// <summary>Hangfire's: who polls for alarms whose time has come, and who sets recurring jobs.</summary>
    private static readonly string[] Locks = ["locks:schedulepoller", "recurring-jobs:lock"];

    public async Task<bool> Enter(DateTimeOffset second, IReadOnlyCollection<string> communityIds, CancellationToken cancellation)
    {
        // The communities first: if the alarm was set by somebody else, it has not opened the book yet and will find them.
        var batch = connection.GetDatabase().CreateBatch();
        var added = batch.SetAddAsync(CommunitiesKey(second), [.. communityIds.Select(id => (RedisValue)id)]);
        var bounded = batch.KeyExpireAsync(CommunitiesKey(second), (second + CommunitiesKept).UtcDateTime);
        var claimed = batch.StringSetAsync(AlarmKey(second), "1", Claim, when: When.NotExists);
        batch.Execute();
        await Task.WhenAll(added, bounded, claimed).WaitAsync(cancellation);
        return await claimed;
    }

    public Task Keep(DateTimeOffset second, CancellationToken cancellation) =>
        connection.GetDatabase().KeyExpireAsync(AlarmKey(second), (second + AlarmKept).UtcDateTime).WaitAsync(cancellation);

    public async Task<IReadOnlyList<string>> Open(DateTimeOffset second, CancellationToken cancellation)
    {
        // The alarm first: who enters between the two lines is read here as well, and at worst gets an alarm too many.
        var batch = connection.GetDatabase().CreateBatch();
        var closed = batch.KeyDeleteAsync(AlarmKey(second));
        var communities = batch.SetMembersAsync(CommunitiesKey(second));
        batch.Execute();
        await Task.WhenAll(closed, communities).WaitAsync(cancellation);
        return [.. (await communities).Select(id => id.ToString())];
    }

    public async Task<IReadOnlyList<DateTimeOffset>> Unrung(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation)
    {
        var first = DateTimeOffset.FromUnixTimeSeconds(from.ToUnixTimeSeconds());
        DateTimeOffset[] seconds = [.. Enumerable.Range(0, (int)(until - first).TotalSeconds + 1).Select(i => first.AddSeconds(i))];
        var alarms = await connection.GetDatabase().StringGetAsync([.. seconds.Select(AlarmKey)]).WaitAsync(cancellation);
        return [.. seconds.Where((_, i) => !alarms[i].IsNull)];
    }

    public Task BreakLocks(CancellationToken cancellation) =>
        connection.GetDatabase().KeyDeleteAsync([.. Locks.Select(name => (RedisKey)(prefix + name))]).WaitAsync(cancellation);

    /// <summary>Exists while an alarm is to ring for the second; ends with its ringing, or a minute later by itself.</summary>
    private RedisKey AlarmKey(DateTimeOffset second) => $"{prefix}alarm:{Name(second)}";

    /// <summary>Set of the communities due in the second; ends ten minutes after it by itself.</summary>
    private RedisKey CommunitiesKey(DateTimeOffset second) => $"{prefix}alarm:{Name(second)}:communities";

    private static string Name(DateTimeOffset second) => second.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
