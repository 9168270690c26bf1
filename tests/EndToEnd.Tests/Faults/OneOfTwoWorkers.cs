namespace RedProperty.Realtime.EndToEnd.Tests.Faults;

/// <summary>Promise 3 when one of two processes of the workers role fails and the other is well.</summary>
public abstract class OneOfTwoWorkers(Cluster cluster) : Fault(cluster)
{
    [Fact]
    public async Task When_one_is_killed_in_mid_burst_the_other_finishes()
    {
        var workers = await Cluster.Workers(2);
        var reports = await Cluster.Reports(60);
        await Cluster.FirstLimitsPass(reports);

        var killedAt = TrueTime.Now;
        await workers[0].Kill();

        Recovery.Show($"One of two workers killed, {On}", killedAt, await Verdict.Of(Cluster, reports));
    }

    [Fact]
    public async Task When_one_sleeps_the_other_does_its_work_and_it_wakes_into_the_next_burst_without_harm()
    {
        var workers = await Cluster.Workers(2);
        var before = await Cluster.Reports(40);
        await Cluster.FirstLimitsPass(before);

        var (during, pausedAt, resumedAt) = await Cluster.Sleeps(workers[0], reportsBeforeItWakes: 30);

        Recovery.Show($"One of two workers paused, what it left, {On}", pausedAt, await Verdict.Of(Cluster, before));
        Recovery.Show($"One of two workers paused, what it woke into, {On}", resumedAt, await Verdict.Of(Cluster, during, untilMinute: 30));
    }
}

[Collection(FaultsOnRedis.Name)]
public sealed class OneOfTwoWorkersOnRedis(RedisCluster cluster) : OneOfTwoWorkers(cluster);

[Collection(FaultsOnGarnet.Name)]
public sealed class OneOfTwoWorkersOnGarnet(GarnetCluster cluster) : OneOfTwoWorkers(cluster);
