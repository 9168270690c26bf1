using Hangfire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Deliveries;
using RedProperty.Realtime.Domain.Photos;
using RedProperty.Realtime.Workers.Deadlines;
using RedProperty.Realtime.Workers.Deliveries;
using RedProperty.Realtime.Workers.Feeds;
using RedProperty.Realtime.Workers.Photos;

namespace RedProperty.Realtime.Workers;

/// <summary>
/// Puts the room together. The container must bring a <see cref="JobStorage"/>, an <see cref="IAlarmBook"/>, the stores' ports and the rulebooks.
/// </summary>
public static class WorkersRoom
{
    /// <summary>Name of the meter, for exporters.</summary>
    public const string MeterName = WorkersMeter.Name;

    /// <summary>For a process that sets alarms but does not ring them.</summary>
    public static IServiceCollection AddAlarmClient(this IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(HangfireAlarm)))
        {
            return services;
        }

        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.AddHangfire(configuration => configuration
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings());
        services.AddSingleton<EnforcementHeartbeat>();
        services.AddSingleton<WorkersMeter>();
        services.AddSingleton<AlarmClock>();
        services.AddSingleton<HangfireAlarm>();
        services.AddSingleton<IDeadlineAlarm>(provider => provider.GetRequiredService<HangfireAlarm>());
        services.AddHostedService(provider => provider.GetRequiredService<HangfireAlarm>());
        return services;
    }

    /// <summary>For a process of the workers role: rings alarms, audits, and sets alarms itself.</summary>
    public static IServiceCollection AddWorkersRoom(this IServiceCollection services)
    {
        services.AddAlarmClient();
        services.AddOptions<WorkersOptions>().BindConfiguration(WorkersOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<WorkersOptions>, WorkersOptionsCheck>();
        services.TryAddSingleton<EnforceDeadlines>();
        services.AddSingleton<Enforcer>();
        services.AddSingleton<SecondWatch>();
        services.TryAddSingleton<JudgeDeliveries>();
        services.AddHostedService<DeadlineAuditor>();
        services.AddHostedService<DeliveryWatch>();
        services.TryAddSingleton<SweepPhotos>();
        services.AddHostedService<Sweeper>();
        services.AddHostedService<PhotoSweeper>();
        services.AddHostedService<WatchSigner>();
        services.AddHostedService<AlarmServer>();
        services.AddHealthChecks().AddCheck<DeadlinesHealth>(DeadlinesHealth.Name, HealthStatus.Unhealthy, ["ready"]);
        return services;
    }
}
