using RedProperty.Realtime.Testing.Running;
using StackExchange.Redis;

namespace RedProperty.Realtime.EndToEnd.Tests.Faults;

/// <summary>The alarm clock's whole memory is wiped away while limits run. They are not kept there, so nothing is lost; the auditor sets the alarms anew.</summary>
public abstract class LostAlarms(StoreKind kind)
{
    /// <summary>20 minutes become 20 seconds: the first wake-up is after 15, and the auditor comes within 10.</summary>
    private const double TimeScale = 60;

    private static readonly TimeSpan OnTime = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task Every_limit_gets_its_alarm_again_and_is_enforced_on_time_when_all_of_Hangfires_keys_are_deleted()
    {
        await using var cluster = await Cluster.Open(kind, TimeScale);
        await cluster.AddWorker();
        var reports = await cluster.Reports(200);
        await TrueTime.Until(() => AllHaveAlarms(cluster), TimeSpan.FromSeconds(10), () => "not every limit had an alarm before the fault.");

        var deleted = await DeleteAlarms(cluster);
        var deletedAt = TrueTime.Now;
        Assert.True(deleted > 10, $"Only {deleted} keys were deleted; the test shows nothing.");
        await TrueTime.Until(() => AllHaveAlarms(cluster), Recovery.Promised, () => "the auditor has not set every alarm anew.");
        var armedAfter = TrueTime.Now - deletedAt;

        var limits = await Verdict.Of(cluster, reports, untilMinute: 30);
        Recovery.Show($"{deleted} keys of Hangfire deleted, {kind}, alarms set anew after {armedAfter.TotalSeconds:0.0} s", deletedAt, limits);
        Assert.True(limits.Count(limit => limit.Late < OnTime) > limits.Count / 2, "It was the auditor that enforced, not the alarms set anew.");
    }

    /// <summary>Whether a coming alarm stands in the book for each second in which something is due.</summary>
    private static async Task<bool> AllHaveAlarms(Cluster cluster)
    {
        var database = cluster.Witness.Store.GetDatabase();
        var dues = await Task.WhenAll(Burst.Communities.Select(id => database.SortedSetRangeByScoreWithScoresAsync($"{{{id}}}:due")));
        var seconds = dues.SelectMany(due => due).Select(entry => (long)entry.Score / 1000).Distinct();
        var set = await Task.WhenAll(seconds.Select(second => database.KeyExistsAsync($"{{hangfire}}:alarm:{second}")));
        return set.Length > 0 && set.All(isSet => isSet);
    }

    private static async Task<long> DeleteAlarms(Cluster cluster)
    {
        var store = cluster.Witness.Store;
        var keys = new List<RedisKey>();
        await foreach (var key in store.GetServers()[0].KeysAsync(pattern: "{hangfire}:*", pageSize: 1000))
        {
            keys.Add(key);
        }

        return await store.GetDatabase().KeyDeleteAsync([.. keys]);
    }
}

public sealed class LostAlarmsOnRedis() : LostAlarms(StoreKind.RedisServer);

public sealed class LostAlarmsOnGarnet() : LostAlarms(StoreKind.EmbeddedProcess);
