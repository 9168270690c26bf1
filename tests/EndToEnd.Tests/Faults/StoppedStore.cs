using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Faults;

/// <summary>Promise 5 when the store is gone for half a minute: every limit is still counted from the original moment.</summary>
public abstract class StoppedStore(StoreKind kind)
{
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task What_came_due_while_the_store_was_gone_is_enforced_when_it_is_back()
    {
        await using var cluster = await Cluster.Open(kind);
        await cluster.AddWorker();
        await cluster.AddWorker();
        var reports = await cluster.Reports(200);
        await cluster.FirstLimitsPass(reports);

        await cluster.Store.Kill();
        await Task.Delay(Outage, TestContext.Current.CancellationToken);
        await cluster.Store.Start();
        var backAt = TrueTime.Now;

        Recovery.Show($"The store stopped for 30 s, {kind}", backAt, await Verdict.Of(cluster, reports));
    }
}

public sealed class StoppedStoreOnRedis() : StoppedStore(StoreKind.RedisServer);

public sealed class StoppedStoreOnGarnet() : StoppedStore(StoreKind.EmbeddedProcess);
