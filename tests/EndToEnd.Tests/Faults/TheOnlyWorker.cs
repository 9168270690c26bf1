namespace RedProperty.Realtime.EndToEnd.Tests.Faults;

/// <summary>Promises 3 and 5 when the only process of the workers role fails: nobody enforces meanwhile, and nothing drifts.</summary>
public abstract class TheOnlyWorker(Cluster cluster) : Fault(cluster)
{
    [Fact]
    public async Task When_it_is_killed_and_started_again_it_finishes_what_it_left()
    {
        var workers = await Cluster.Workers(1);
        var reports = await Cluster.Reports(60);
        await Cluster.FirstLimitsPass(reports);

        await workers[0].Kill();
        var killedAt = TrueTime.Now;
        await Cluster.Workers(1);
        var readyAt = TrueTime.Now;

        var limits = await Verdict.Of(Cluster, reports);
        Recovery.Show($"The only worker killed and started again, {On}", readyAt, limits);
        Assert.Contains(limits, limit => limit.DueAt > killedAt && limit.DueAt < readyAt);
    }

    [Fact]
    public async Task When_it_sleeps_it_makes_good_what_came_due_meanwhile()
    {
        var workers = await Cluster.Workers(1);
        var before = await Cluster.Reports(40);
        await Cluster.FirstLimitsPass(before);

        var (during, _, resumedAt) = await Cluster.Sleeps(workers[0], reportsBeforeItWakes: 30);

        var overdue = Recovery.Show(
            $"The only worker paused, {On}", resumedAt, [.. await Verdict.Of(Cluster, before), .. await Verdict.Of(Cluster, during, untilMinute: 30)]);
        Assert.NotEqual(0, overdue);
    }
}

[Collection(FaultsOnRedis.Name)]
public sealed class TheOnlyWorkerOnRedis(RedisCluster cluster) : TheOnlyWorker(cluster);

[Collection(FaultsOnGarnet.Name)]
public sealed class TheOnlyWorkerOnGarnet(GarnetCluster cluster) : TheOnlyWorker(cluster);
