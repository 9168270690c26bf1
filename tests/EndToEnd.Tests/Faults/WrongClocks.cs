using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Faults;

/// <summary>Promise 3 and 4 when the clock of one machine is five seconds ahead: limits are held against the true time all the same.</summary>
/// <remarks>The wrong process is stopped in order: killed, libfaketime leaves its shared memory behind.</remarks>
public abstract class WrongClocks(StoreKind kind)
{
    [Fact]
    public async Task A_worker_whose_clock_is_ahead_enforces_nothing_early_beside_one_whose_clock_is_right()
    {
        await using var cluster = await Cluster.Open(kind);
        var wrong = await cluster.AddWorker(WrongClock.Settings);
        var right = await cluster.AddWorker();
        await AssertWrong(wrong);

        var reports = await cluster.Reports(60);
        await cluster.FirstLimitsPass(reports);
        var aloneAt = TrueTime.Now;
        await right.Kill();

        Recovery.Show($"A worker 5 s ahead beside another, then alone, {kind}", aloneAt, await Verdict.Of(cluster, reports));
        await wrong.Stop();
    }

    [Fact]
    public async Task A_hub_whose_clock_is_ahead_counts_its_limits_from_the_true_moment_of_the_report()
    {
        await using var cluster = await Cluster.Open(kind, hubSettings: WrongClock.Settings);
        await cluster.AddWorker();
        await AssertWrong(cluster.Hub);

        var reports = await cluster.Reports(60);

        Recovery.Show($"The hub 5 s ahead, {kind}", reports.Max(report => report.AnsweredAt), await Verdict.Of(cluster, reports));
        await cluster.Hub.Stop();
    }

    /// <summary>The header knows whole seconds and is made once a second.</summary>
    private static async Task AssertWrong(RunningProgram program) =>
        Assert.InRange(await WrongClock.OffsetOf(program.Http), WrongClock.Ahead - TimeSpan.FromSeconds(2.5), WrongClock.Ahead + TimeSpan.FromSeconds(0.5));
}

public sealed class WrongClocksOnRedis() : WrongClocks(StoreKind.RedisServer);

public sealed class WrongClocksOnGarnet() : WrongClocks(StoreKind.EmbeddedProcess);
