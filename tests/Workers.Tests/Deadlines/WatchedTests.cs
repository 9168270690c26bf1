using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;
using RedProperty.Realtime.Workers.Deadlines;

namespace RedProperty.Realtime.Workers.Tests.Deadlines;

public sealed class WatchedTests
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 23, 4, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Deadlines_count_as_unwatched_ten_seconds_after_the_last_whole_audit()
    {
        var heartbeat = new EnforcementHeartbeat(time);
        var health = new DeadlinesHealth(heartbeat);
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(HealthStatus.Healthy, (await Check(health)).Status);
        heartbeat.Beat();
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(HealthStatus.Healthy, (await Check(health)).Status);

        time.Advance(TimeSpan.FromMilliseconds(1));
        var result = await Check(health);

        Assert.Equal(HealthStatus.Unhealthy, result.Status);
        Assert.Equal("Deadlines are not being watched since 2026-11-23T04:00:10.0000000+00:00.", result.Description);
    }

    [Theory]
    [InlineData(0.5, false)]
    [InlineData(1, true)]
    [InlineData(8, true)]
    [InlineData(9, false)]
    public void An_audit_interval_is_one_to_eight_seconds(double seconds, bool isSound)
    {
        var result = new WorkersOptionsCheck().Validate(null, new WorkersOptions { AuditInterval = TimeSpan.FromSeconds(seconds) });
        Assert.Equal(isSound, result.Succeeded);
        Assert.True(isSound || result.FailureMessage!.StartsWith("Workers:AuditInterval is ", StringComparison.Ordinal));
    }

    private static Task<HealthCheckResult> Check(DeadlinesHealth health) =>
        health.CheckHealthAsync(new HealthCheckContext(), TestContext.Current.CancellationToken);
}
