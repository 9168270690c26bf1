using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace RedProperty.Realtime.Workers.Deadlines;

/// <summary>Health check <c>deadlines</c>: unhealthy once nobody in this process has watched them for 10 seconds.</summary>
internal sealed class DeadlinesHealth(EnforcementHeartbeat heartbeat) : IHealthCheck
{
    public const string Name = "deadlines";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var last = heartbeat.Last ?? heartbeat.Since;
        return Task.FromResult(heartbeat.IsWatched
            ? HealthCheckResult.Healthy($"Deadlines were last watched at {last:O}.")
            : HealthCheckResult.Unhealthy($"Deadlines are not being watched since {last:O}."));
    }
}
