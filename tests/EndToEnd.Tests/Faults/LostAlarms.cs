using RedProperty.Realtime.Testing.Running;
using StackExchange.Redis;

namespace RedProperty.Realtime.EndToEnd.Tests.Faults;

/// <summary>The alarm clock's whole memory is wiped away while limits run. They are not kept there, so nothing is lost; the auditor sets the alarms anew.</summary>
public abstract class LostAlarms(Cluster cluster) : Fault(cluster)
{
    private const string Alarm = "{hangfire}:alarm:";
    private static readonly TimeSpan OnTime = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task Every_limit_gets_its_alarm_again_and_is_enforced_on_time_when_all_of_Hangfires_keys_are_deleted()
    {
        var reports = await Cluster.Reports(40);
        await TrueTime.Until(() => AllHaveAlarms(), TimeSpan.FromSeconds(20), () => "not every limit had an alarm before the fault.");

        var (deleted, alarms) = await DeleteAlarms();
        var deletedAt = TrueTime.Now;
        Assert.True(alarms > 0, $"None of the {deleted} deleted keys was an alarm; the test shows nothing.");
        await TrueTime.Until(() => AllHaveAlarms(), Recovery.Promised, () => "the auditor has not set every alarm anew.");
        var armedAfter = TrueTime.Now - deletedAt;
        Assert.DoesNotContain(reports, report => Cluster.Witness.ByTicket()[report.TicketId].Any(it => it.Type == "yellowCard"));

        var limits = await Verdict.Of(Cluster, reports, untilMinute: 30);
        Recovery.Show($"{deleted} keys of Hangfire deleted, {alarms} of them alarms, {On}, alarms set anew after {armedAfter.TotalSeconds:0.0} s", deletedAt, limits);
        Assert.True(limits.Count(limit => limit.Late < OnTime) > limits.Count / 2, "It was the auditor that enforced, not the alarms set anew.");
    }

    /// <summary>Whether an alarm stands in the book for each second in which something will be due; an alarm that is ringing has left the book.</summary>
    private async Task<bool> AllHaveAlarms()
    {
        var database = Cluster.Witness.Store.GetDatabase();
        var dues = await Task.WhenAll(Burst.Communities.Select(id => database.SortedSetRangeByScoreWithScoresAsync($"{{{id}}}:due")));
        var ringing = TrueTime.Now.ToUnixTimeSeconds() + 5;
        var seconds = dues.SelectMany(due => due).Select(entry => (long)entry.Score / 1000).Where(second => second > ringing).Distinct();
        var set = await Task.WhenAll(seconds.Select(second => database.KeyExistsAsync($"{Alarm}{second}")));
        return set.Length > 0 && set.All(isSet => isSet);
    }

    /// <summary>Reports that were all accepted within a second have one alarm between them.</summary>
    private async Task<(long Keys, int Alarms)> DeleteAlarms()
    {
        var store = Cluster.Witness.Store;
        var keys = new List<RedisKey>();
        await foreach (var key in store.GetServers()[0].KeysAsync(pattern: "{hangfire}:*", pageSize: 1000))
        {
            keys.Add(key);
        }

        var alarms = keys.Count(key => key.ToString().StartsWith(Alarm, StringComparison.Ordinal));
        return (await store.GetDatabase().KeyDeleteAsync([.. keys]), alarms);
    }
}

/// <summary>20 minutes become 30 seconds: the first wake-up is after 22, and the auditor comes every 4. One process is all that this needs.</summary>
public sealed class UnhurriedRedisCluster() : Cluster(StoreKind.RedisServer, timeScale: 40, hubRoles: "hub,workers");

/// <summary>The same on the other store.</summary>
public sealed class UnhurriedGarnetCluster() : Cluster(StoreKind.EmbeddedProcess, timeScale: 40, hubRoles: "hub,workers");

public sealed class LostAlarmsOnRedis(UnhurriedRedisCluster cluster) : LostAlarms(cluster), IClassFixture<UnhurriedRedisCluster>;

public sealed class LostAlarmsOnGarnet(UnhurriedGarnetCluster cluster) : LostAlarms(cluster), IClassFixture<UnhurriedGarnetCluster>;
