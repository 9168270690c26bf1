using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RedProperty.Realtime.Host.Alarms;
using RedProperty.Realtime.Workers.Tests.Stores;
using StackExchange.Redis;

namespace RedProperty.Realtime.Workers.Tests.Deadlines;

/// <summary>An alarm clock in trouble, without anybody who could look after it and without the auditor's net.</summary>
public abstract class HealingTests(Func<Task<StoreServer>> start, ITestOutputHelper output)
{
    internal const string PollersLock = HangfireRedis.Prefix + "locks:schedulepoller";

    [Fact]
    public async Task A_lock_that_nobody_lets_go_is_broken_and_alarms_ring_again()
    {
        await using var town = await Town.Open(await start());
        // Long enough that the alarm has to wait for the poller: what is due at once needs none.
        town.WithResponseWithin(TimeSpan.FromSeconds(14));
        await using var connection = await ConnectionMultiplexer.ConnectAsync(town.Store);
        await connection.GetDatabase().StringSetAsync(PollersLock, "a process that hangs", TimeSpan.FromMinutes(10));
        var worker = await town.StartWorker(audits: false);
        var started = Stopwatch.GetTimestamp();

        await town.Report(worker);
        await town.Until(() => town.MissedAtFirst.Any(), TimeSpan.FromSeconds(120), "the limit was missed");

        output.WriteLine($"enforced {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s after the report, 14 s of them the limit itself");
        Assert.NotEqual("a process that hangs", (string?)await connection.GetDatabase().StringGetAsync(PollersLock));
    }

    [Fact]
    public async Task A_lock_that_lapsed_while_its_holder_was_stopped_neither_spins_nor_ends_the_process()
    {
        await using var store = await start();
        await using var connection = await ConnectionMultiplexer.ConnectAsync(store.Options);
        var database = LastingLocks.Around(connection).GetDatabase();

        Assert.True(database.LockTake("lock", "me", TimeSpan.FromMinutes(1)));
        Assert.True(database.LockExtend("lock", "me", TimeSpan.FromMinutes(2)));
        await connection.GetDatabase().KeyDeleteAsync("lock");
        Assert.True(database.LockExtend("lock", "me", TimeSpan.FromMinutes(2)));
        Assert.False(await connection.GetDatabase().KeyExistsAsync("lock"));

        Assert.True(database.LockTake("lock", "me", TimeSpan.FromMinutes(1)));
        Assert.False(database.LockTake("lock", "you", TimeSpan.FromMinutes(1)));
        Assert.True(database.LockRelease("lock", "me"));
    }
}

public sealed class HealingOnTheEmbeddedStore(ITestOutputHelper output) : HealingTests(EmbeddedStore.Start, output);

public sealed class HealingOnRedis(ITestOutputHelper output) : HealingTests(RedisProcess.Start, output);

public sealed class OpeningAnewTests
{
    [Fact]
    public async Task A_server_that_could_not_be_opened_anew_is_opened_at_the_next_look()
    {
        await using var town = await Town.Open(await EmbeddedStore.Start());
        town.WithResponseWithin(TimeSpan.FromSeconds(14));
        await using var connection = await ConnectionMultiplexer.ConnectAsync(town.Store);
        await connection.GetDatabase().StringSetAsync(HealingTests.PollersLock, "a process that hangs", TimeSpan.FromMinutes(10));
        var failing = new FailsAtTheSecondOpening();
        var worker = await town.StartWorker(audits: false, changed: services => services.AddSingleton<IOptions<WorkersOptions>>(failing));

        await town.Report(worker);
        await town.Until(() => town.MissedAtFirst.Any(), TimeSpan.FromSeconds(120), "the limit was missed");

        Assert.True(failing.Openings > 2);
    }

    private sealed class FailsAtTheSecondOpening : IOptions<WorkersOptions>
    {
        public int Openings { get; private set; }

        public WorkersOptions Value => ++Openings == 2 ? throw new InvalidOperationException("Cannot be opened.") : new WorkersOptions();
    }
}
