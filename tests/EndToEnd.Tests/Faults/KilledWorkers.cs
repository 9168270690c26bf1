using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Faults;

/// <summary>Promise 3 when a process of the workers role dies by kill -9 while it enforces.</summary>
public abstract class KilledWorkers(StoreKind kind)
{
    private const int Reports = 200;

    [Fact]
    public async Task Another_worker_finishes_what_one_left_that_was_killed_in_mid_burst()
    {
        await using var cluster = await Cluster.Open(kind);
        var victim = await cluster.AddWorker();
        await cluster.AddWorker();
        var reports = await cluster.Reports(Reports);

        await cluster.FirstLimitsPass(reports);
        var killedAt = TrueTime.Now;
        await victim.Kill();

        Recovery.Show($"One of two workers killed, {kind}", killedAt, await Verdict.Of(cluster, reports));
    }

    [Fact]
    public async Task The_only_worker_finishes_when_it_is_started_again_what_it_left_when_it_was_killed()
    {
        await using var cluster = await Cluster.Open(kind);
        var victim = await cluster.AddWorker();
        var reports = await cluster.Reports(Reports);

        await cluster.FirstLimitsPass(reports);
        await victim.Kill();
        var startedAt = TrueTime.Now;
        await cluster.StartWorker();

        Recovery.Show($"The only worker killed and started again, {kind}", startedAt, await Verdict.Of(cluster, reports));
    }
}

public sealed class KilledWorkersOnRedis() : KilledWorkers(StoreKind.RedisServer);

public sealed class KilledWorkersOnGarnet() : KilledWorkers(StoreKind.EmbeddedProcess);
