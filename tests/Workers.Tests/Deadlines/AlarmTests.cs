using Microsoft.Extensions.DependencyInjection;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Workers.Tests.Stores;

namespace RedProperty.Realtime.Workers.Tests.Deadlines;

/// <summary>What alarms and the auditor do for each other, on a real store with real time.</summary>
public abstract class AlarmTests(Func<Task<StoreServer>> start, ITestOutputHelper output)
{
    /// <summary>Ends a test that hangs; how late is too late is held against the stamps.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(2);

    /// <summary>How late an alarm may be on a machine that runs other tests beside this one; on an idle one it is some milliseconds, see the benchmarks.</summary>
    private static readonly TimeSpan Hardly = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task An_alarm_alone_enforces_at_the_moment_and_not_before()
    {
        await using var town = await NewTown();
        town.WithResponseWithin(TimeSpan.FromSeconds(6));
        var worker = await town.StartWorker(audits: false);

        await town.Report(worker);
        await town.Until(() => town.MissedAtFirst.Any(), Soon, "the limit was missed");

        var (fact, at, _) = town.Missed.First();
        var yellow = town.Events.First(happened => happened.Happening.Fact is YellowCard);
        Assert.InRange(at - fact.DueAt, TimeSpan.Zero, Hardly);
        Assert.InRange(yellow.Happening.At - yellow.Ticket.Deadlines[0].YellowAt, TimeSpan.Zero, Hardly);
    }

    [Fact]
    public async Task A_second_costs_one_job_whatever_the_number_of_tickets_communities_and_processes()
    {
        await using var town = await NewTown();
        var processes = new[] { await town.StartHub(), await town.StartHub(), await town.StartHub() };
        var due = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + 600);

        await Parallel.ForEachAsync(processes, TestContext.Current.CancellationToken, (process, _) =>
        {
            var alarm = process.GetRequiredService<IDeadlineAlarm>();
            for (var i = 0; i < 1000; i++)
            {
                alarm.Arm(i % 2 == 0 ? "spring" : "lake", due.AddMilliseconds(i % 999));
            }

            // One more second of its own shows that everything before it has been worked off.
            alarm.Arm("spring", due.AddSeconds(1 + Array.IndexOf(processes, process)));
            return ValueTask.CompletedTask;
        });

        await town.Until(() => Town.Scheduled(processes[0]) >= 1 + processes.Length, Soon, "the last alarms are set");
        Assert.Equal(1 + processes.Length, Town.Scheduled(processes[0]));
    }

    [Fact]
    public async Task An_alarm_set_by_a_process_that_is_gone_rings_in_another()
    {
        await using var town = await NewTown();
        town.WithResponseWithin(TimeSpan.FromSeconds(7));
        var hub = await town.StartHub();
        await town.Report(hub);
        await town.Until(() => Town.AlarmsSet(hub) == 1, Soon, "the alarm is set");
        await town.Stop(hub);

        await town.StartWorker(audits: false);
        await town.Until(() => town.MissedAtFirst.Any(), Soon, "the limit was missed");

        var (fact, at, _) = town.Missed.First();
        Assert.InRange(at - fact.DueAt, TimeSpan.Zero, Hardly);
    }

    [Fact]
    public async Task An_alarm_for_the_past_rings_at_once()
    {
        await using var town = await NewTown();
        await town.StartWorker(audits: false);
        var hub = await town.StartHub();
        await town.Report(hub, time: new ShiftedTime(TimeSpan.FromHours(-1)));
        await town.Until(() => town.MissedAtFirst.Count() == 2, Soon, "both limits were missed");

        Assert.All(town.MissedAtFirst, fact => Assert.True(fact.DueAt < TimeProvider.System.GetUtcNow().AddMinutes(-25)));
    }

    [Fact]
    public async Task Lost_alarms_are_made_good_by_the_auditor()
    {
        await using var town = await NewTown();
        town.WithResponseWithin(TimeSpan.FromSeconds(8));
        var hub = await town.StartHub();
        var ticketId = await town.Report(hub);
        await town.Until(() => Town.AlarmsSet(hub) == 1, Soon, "the alarm is set");
        Assert.NotEqual(0, await town.DeleteAllAlarms());

        await town.StartWorker(rings: false);
        await town.Until(() => town.MissedAtFirst.Any(), Soon, "the limit was missed");

        var (fact, at, id) = town.Missed.First();
        Assert.Equal(ticketId, id);
        Assert.InRange(at - fact.DueAt, TimeSpan.Zero, Town.AuditInterval + Hardly);
    }

    [Fact]
    public async Task Deleting_every_alarm_delays_nothing_that_is_due_after_the_next_audit()
    {
        await using var town = await NewTown();
        town.WithResponseWithin(TimeSpan.FromSeconds(12));
        var worker = await town.StartWorker();
        await town.Report(worker);
        await town.Until(() => Town.AlarmsSet(worker) == 1, Soon, "the alarm is set");
        Assert.NotEqual(0, await town.DeleteAllAlarms());

        await town.Until(() => Town.AlarmsSet(worker) == 1, Soon, "the alarm is set anew");
        await town.Until(() => town.Events.Any(happened => happened.Happening.Fact is YellowCard), Soon, "the yellow card was shown");

        var yellow = town.Events.First(happened => happened.Happening.Fact is YellowCard);
        Assert.InRange(yellow.Happening.At - yellow.Ticket.Deadlines[0].YellowAt, TimeSpan.Zero, Hardly);
    }

    [Fact]
    public async Task Two_workers_miss_a_limit_once_and_climb_once()
    {
        await using var town = await NewTown();
        town.WithResponseWithin(TimeSpan.FromSeconds(4));
        var workers = new[] { await town.StartWorker(), await town.StartWorker() };
        await Parallel.ForAsync(0, 40, TestContext.Current.CancellationToken, async (i, _) =>
            await town.Report(workers[i % 2], i % 3 == 0 ? "lake-1-01" : "spring-1-01"));

        await town.Until(() => town.Missed.Count(missed => missed.Fact.Rung == 2) == 40, Soon, "all climbed twice");

        foreach (var ticket in town.Events.GroupBy(happened => happened.Ticket.Id))
        {
            var facts = ticket.Select(happened => happened.Happening.Fact).ToList();
            Assert.Equal(facts.OfType<DeadlineMissed>().Count(), facts.OfType<DeadlineMissed>().DistinctBy(fact => (fact.Obligation, fact.Rung)).Count());
            Assert.Equal(facts.OfType<YellowCard>().Count(), facts.OfType<YellowCard>().DistinctBy(fact => (fact.Obligation, fact.Rung)).Count());
            Assert.Equal(facts.OfType<Escalated>().Count(), facts.OfType<Escalated>().DistinctBy(fact => fact.Rung.Level).Count());
        }
    }

    [Fact]
    public async Task Fifty_limits_a_second_are_enforced_by_alarms_alone_and_never_early()
    {
        const int Limits = 250;
        await using var town = await NewTown();
        town.WithResponseWithin(TimeSpan.FromSeconds(6));
        var worker = await town.StartWorker(audits: false);
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        for (var i = 0; i < Limits; i++)
        {
            await pace.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            await town.Report(worker, i % 3 == 0 ? "lake-1-01" : "spring-1-01");
        }

        await town.Until(() => town.MissedAtFirst.Count() == Limits, Soon, "all limits were missed");

        var late = town.Missed.Where(missed => missed.Fact.Rung == 1).Select(missed => (missed.At - missed.Fact.DueAt).TotalMilliseconds).Order().ToList();
        output.WriteLine($"lateness of {Limits} limits: min {late[0]:0.0} p50 {late[Limits / 2]:0.0} p99 {late[Limits * 99 / 100]:0.0} max {late[^1]:0.0} ms");
        Assert.True(late[0] >= 0);
        Assert.InRange(late[^1], 0, Schedule.AuditEvery.TotalMilliseconds);
    }

    private async Task<Town> NewTown() => await Town.Open(await start());
}

public sealed class AlarmsOnRedis(ITestOutputHelper output) : AlarmTests(RedisProcess.Start, output);

public sealed class AlarmsOnTheEmbeddedStore(ITestOutputHelper output) : AlarmTests(EmbeddedStore.Start, output);
