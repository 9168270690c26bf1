using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;

namespace RedProperty.Realtime.Host.Stopping;

/// <summary>Puts the drain between SIGTERM or Ctrl+C and the stop of everything.</summary>
internal static class StoppingSetup
{
    public static IServiceCollection AddDrain(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(Drain.Read(configuration));
        services.AddHealthChecks().AddCheck<DrainHealth>(DrainHealth.Name, tags: ["ready"]);

        // The console's lifetime hears the signals; SignalR and Kestrel begin to close at once when the true one is told.
        services.AddSingleton<IHostLifetime>(provider => new ConsoleLifetime(
            provider.GetRequiredService<IOptions<ConsoleLifetimeOptions>>(),
            provider.GetRequiredService<IHostEnvironment>(),
            ActivatorUtilities.CreateInstance<DrainedLifetime>(provider, provider.GetRequiredService<IHostApplicationLifetime>()),
            provider.GetRequiredService<IOptions<HostOptions>>(),
            provider.GetRequiredService<ILoggerFactory>()));
        return services;
    }
}
