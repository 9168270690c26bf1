namespace RedProperty.Realtime.EndToEnd.Tests.Faults;

/// <summary>Promise 5 when the store is killed and gone for half a minute: every limit is still counted from the original moment.</summary>
public abstract class StoppedStore(Cluster cluster) : Fault(cluster)
{
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task What_came_due_while_the_store_was_gone_is_enforced_when_it_is_back()
    {
        await Cluster.Workers(2);
        var reports = await Cluster.Reports(100);
        await Cluster.FirstLimitsPass(reports);

        await Cluster.Store.Kill();
        await Task.Delay(Outage, Token);
        await Cluster.Store.Start();
        var backAt = TrueTime.Now;

        Recovery.Show($"The store killed and gone for 30 s, {On}", backAt, await Verdict.Of(Cluster, reports));
    }
}

[Collection(FaultsOnRedis.Name)]
public sealed class StoppedStoreOnRedis(RedisCluster cluster) : StoppedStore(cluster);

[Collection(FaultsOnGarnet.Name)]
public sealed class StoppedStoreOnGarnet(GarnetCluster cluster) : StoppedStore(cluster);
