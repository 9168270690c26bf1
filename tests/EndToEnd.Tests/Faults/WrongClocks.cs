using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Faults;

/// <summary>Promises 3 and 4 when the clock of one machine is five seconds ahead: limits are held against the true time all the same.</summary>
/// <remarks>The wrong process is stopped in order: killed, libfaketime leaves its shared memory behind.</remarks>
public abstract class WrongClocks(Cluster cluster) : Fault(cluster)
{
    [Fact]
    public async Task A_worker_whose_clock_is_ahead_enforces_nothing_early_neither_beside_one_whose_clock_is_right_nor_alone()
    {
        var right = (await Cluster.Workers(1))[0];
        var wrong = await Cluster.Start("workers", WrongClock.Settings);
        try
        {
            await AssertWrong(wrong);
            var reports = await Cluster.Reports(40);
            await Cluster.FirstLimitsPass(reports);
            var aloneAt = TrueTime.Now;
            await right.Kill();

            Recovery.Show($"A worker 5 s ahead beside another, then alone, {On}", aloneAt, await Verdict.Of(Cluster, reports, untilMinute: 60));
        }
        finally
        {
            await wrong.Stop();
        }
    }

    [Fact]
    public async Task A_hub_whose_clock_is_ahead_counts_limits_from_the_true_moment_of_the_report()
    {
        await Cluster.Workers(1);
        var wrong = await Cluster.Start("hub", WrongClock.Settings);
        try
        {
            await AssertWrong(wrong);
            var reports = await wrong.ReportsAtOnce(40);

            Recovery.Show($"A hub 5 s ahead, {On}", reports.Max(report => report.AnsweredAt), await Verdict.Of(Cluster, reports, untilMinute: 60));
        }
        finally
        {
            await wrong.Stop();
        }
    }

    private static async Task AssertWrong(RunningProgram program)
    {
        var (least, most) = await WrongClock.OffsetOf(program.Http);
        Assert.True(least <= WrongClock.Ahead && WrongClock.Ahead <= most, $"ahead by {least} to {most}");
    }
}

[Collection(FaultsOnRedis.Name)]
public sealed class WrongClocksOnRedis(RedisCluster cluster) : WrongClocks(cluster);

[Collection(FaultsOnGarnet.Name)]
public sealed class WrongClocksOnGarnet(GarnetCluster cluster) : WrongClocks(cluster);
