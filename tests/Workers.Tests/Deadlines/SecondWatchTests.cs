using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Testing;
using RedProperty.Realtime.Workers.Deadlines;

namespace RedProperty.Realtime.Workers.Tests.Deadlines;

/// <summary>The moments within one second, with a clock that stands still until it is told.</summary>
public sealed class SecondWatchTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 4, 0, 0, TimeSpan.Zero);

    private readonly MemoryHouse house = new();
    private readonly SmallCity city = new();
    private readonly WatchedClock time = new(Noon);
    private readonly ServiceProvider services = new ServiceCollection().AddMetrics().BuildServiceProvider();

    public SecondWatchTests()
    {
        // No yellow card before the limit itself: one moment for each ticket.
        IReadOnlyList<Term> limits = [new Term(Obligation.Response, Allowance.OfMinutes(20))];
        city.WithPolicy(new ResponsePolicy(Enum.GetValues<Severity>().ToDictionary(severity => severity, _ => limits), [], YellowShare: 1));
    }

    private IEnumerable<string> Missed => house.EventsOf("grid/spring-1").Where(happened => happened.Happening.Fact is DeadlineMissed)
        .Select(happened => happened.Ticket.Title);

    [Fact]
    public async Task Each_moment_of_a_second_is_enforced_when_it_comes()
    {
        var second = Noon.AddMinutes(20);
        await Report("at once", Noon);
        await Report("after 200 ms", Noon.AddMilliseconds(200));
        await Report("after 999 ms", Noon.AddMilliseconds(999));
        await Report("next second", Noon.AddSeconds(1));
        time.SetUtcNow(second.AddSeconds(-2));

        var watching = Watch().Run("spring", second, TestContext.Current.CancellationToken);
        await time.IsWaitedFor(1);
        time.SetUtcNow(second.AddMilliseconds(-1));
        Assert.Empty(Missed);
        time.SetUtcNow(second);
        await time.IsWaitedFor(2);
        time.SetUtcNow(second.AddMilliseconds(199));
        Assert.Equal(["at once"], Missed);
        time.SetUtcNow(second.AddMilliseconds(200));
        await time.IsWaitedFor(3);
        Assert.Equal(["at once", "after 200 ms"], Missed);
        Assert.False(watching.IsCompleted);
        time.SetUtcNow(second.AddMilliseconds(999));
        await watching;

        Assert.Equal(["at once", "after 200 ms", "after 999 ms"], Missed);
    }

    [Fact]
    public async Task A_second_that_is_over_is_enforced_without_waiting()
    {
        await Report("late", Noon);
        time.SetUtcNow(Noon.AddMinutes(25));

        await Watch().Run("spring", Noon.AddMinutes(20), TestContext.Current.CancellationToken);

        Assert.Equal(["late"], Missed);
    }

    [Theory]
    [InlineData("2026-11-23T04:00:05.0000000Z", "2026-11-23T04:00:05Z")]
    [InlineData("2026-11-23T04:00:05.9990000Z", "2026-11-23T04:00:05Z")]
    [InlineData("2026-11-23T04:00:05.9990001Z", "2026-11-23T04:00:06Z")]
    [InlineData("2026-11-23T12:00:05.5000000+08:00", "2026-11-23T04:00:05Z")]
    public void An_alarm_looks_into_the_same_second_as_the_due_index(string wakeAt, string second) =>
        Assert.Equal(DateTimeOffset.Parse(second, null), AlarmSecond.Of(DateTimeOffset.Parse(wakeAt, null)));

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private SecondWatch Watch()
    {
        var enforce = new EnforceDeadlines(house, house, city, new RecordingAlarm(), time, NullLogger<EnforceDeadlines>.Instance);
        var meter = ActivatorUtilities.CreateInstance<WorkersMeter>(services, new EnforcementHeartbeat(time));
        return new SecondWatch(house, enforce, new Enforcer(enforce, meter), time);
    }

    private async Task Report(string title, DateTimeOffset at)
    {
        time.SetUtcNow(at);
        var handle = new HandleTicketCommand(house, city, new RecordingAlarm(), time);
        var command = new ReportTicket("lamp-out", "spring-1-01", null, title, null, null, [], "hub");
        Assert.False((await handle.Report(Actor.Resident, title, command, TestContext.Current.CancellationToken)).IsRefused);
    }

    /// <summary>Tells how often somebody has begun to wait for it, so that it is not moved on behind a back.</summary>
    private sealed class WatchedClock(DateTimeOffset start) : FakeTimeProvider(start)
    {
        private int waits;

        public Task IsWaitedFor(int times) =>
            Wait.Until(() => Volatile.Read(ref waits) == times, TimeSpan.FromMinutes(1), $"the clock is waited for {times} times");

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            Interlocked.Increment(ref waits);
            return timer;
        }
    }
}
