using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Faults;

/// <summary>Promise 3 when a process sleeps for a minute in the middle of its work and wakes up believing that nothing happened.</summary>
public abstract class OneOfTwoPaused(StoreKind kind)
{
    [Fact]
    public async Task Another_worker_does_the_work_of_one_that_sleeps_for_a_minute_and_wakes_into_the_next_burst()
    {
        await using var cluster = await Cluster.Open(kind);
        var sleeper = await cluster.AddWorker();
        await cluster.AddWorker();
        var before = await cluster.Reports(100);
        await cluster.FirstLimitsPass(before);

        var pausedAt = TrueTime.Now;
        await sleeper.Pause();
        await Task.Delay(Pause.Length - Pause.BurstBeforeItsEnd, TestContext.Current.CancellationToken);
        var during = await cluster.Reports(100);
        await Pause.Until(pausedAt + Pause.Length);
        await sleeper.Resume();
        var resumedAt = TrueTime.Now;

        Recovery.Show($"One of two workers paused, {kind}, what it left", pausedAt, await Verdict.Of(cluster, before));
        Recovery.Show($"One of two workers paused, {kind}, what it woke into", resumedAt, await Verdict.Of(cluster, during));
    }
}

/// <summary>The same, with nobody beside it.</summary>
public abstract class TheOnlyOnePaused(StoreKind kind)
{
    [Fact]
    public async Task The_only_worker_makes_good_what_came_due_while_it_slept_for_a_minute()
    {
        await using var cluster = await Cluster.Open(kind);
        var sleeper = await cluster.AddWorker();
        var before = await cluster.Reports(100);
        await cluster.FirstLimitsPass(before);

        var pausedAt = TrueTime.Now;
        await sleeper.Pause();
        await Task.Delay(Pause.Length - Pause.BurstBeforeItsEnd, TestContext.Current.CancellationToken);
        var during = await cluster.Reports(100);
        await Pause.Until(pausedAt + Pause.Length);
        await sleeper.Resume();
        var resumedAt = TrueTime.Now;

        Recovery.Show($"The only worker paused, {kind}", resumedAt, [.. await Verdict.Of(cluster, before), .. await Verdict.Of(cluster, during)]);
    }
}

public sealed class OneOfTwoPausedOnRedis() : OneOfTwoPaused(StoreKind.RedisServer);

public sealed class OneOfTwoPausedOnGarnet() : OneOfTwoPaused(StoreKind.EmbeddedProcess);

public sealed class TheOnlyOnePausedOnRedis() : TheOnlyOnePaused(StoreKind.RedisServer);

public sealed class TheOnlyOnePausedOnGarnet() : TheOnlyOnePaused(StoreKind.EmbeddedProcess);
