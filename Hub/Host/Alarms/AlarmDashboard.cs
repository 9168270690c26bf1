using Hangfire;

namespace RedProperty.Realtime.Host.Alarms;

/// <summary>Hangfire's own pages under <c>/hangfire</c>.</summary>
public static class AlarmDashboard
{
    public const string Path = "/hangfire";

    /// <summary>How often its figures are fetched anew, in milliseconds.</summary>
    private const int PollingInterval = 5000;

    /// <param name="administrators">The authorization policy that guards it.</param>
    public static IEndpointConventionBuilder MapAlarmDashboard(this IEndpointRouteBuilder endpoints, string administrators) =>
        endpoints.MapHangfireDashboardWithAuthorizationPolicy(administrators, Path, new DashboardOptions
        {
            DashboardTitle = "RedProperty.Realtime",
            AppPath = "/",
            DisplayStorageConnectionString = false,
            StatsPollingInterval = PollingInterval,
        });
}
