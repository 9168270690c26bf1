using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace RedProperty.Realtime.Host.Stopping;

/// <summary>Not ready from the word to stop on: the first thing that a proxy is told.</summary>
internal sealed class DrainHealth(Drain drain) : IHealthCheck
{
    public const string Name = "drain";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(drain.HasBegun ? HealthCheckResult.Unhealthy("stops soon; give new work to another process") : HealthCheckResult.Healthy("takes work"));
}
