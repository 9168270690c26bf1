namespace RedProperty.Realtime.EndToEnd.Tests.Faults;

/// <summary>Promise 5 when the store is killed and stays away, for longer than any command waits for it: every limit is still counted from the original moment.</summary>
public abstract class StoppedStore(Cluster cluster) : Fault(cluster)
{
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task What_came_due_while_the_store_was_gone_is_enforced_when_it_is_back()
    {
        await Cluster.Workers(2);
        var reports = await Cluster.Reports(50);
        await Cluster.FirstLimitsPass(reports);

        await Cluster.Store.Kill();
        await Task.Delay(Outage, Token);
        await Cluster.Store.Start();
        var backAt = TrueTime.Now;

        Assert.NotEqual(0, Recovery.Show($"The store killed and gone for 15 s, {On}", backAt, await Verdict.Of(Cluster, reports)));
    }
}

[Collection(FaultsOnRedis.Name)]
public sealed class StoppedStoreOnRedis(RedisCluster cluster) : StoppedStore(cluster);

[Collection(FaultsOnGarnet.Name)]
public sealed class StoppedStoreOnGarnet(GarnetCluster cluster) : StoppedStore(cluster);
