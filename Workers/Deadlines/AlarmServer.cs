using Hangfire;
using Hangfire.AspNetCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace RedProperty.Realtime.Workers.Deadlines;

/// <summary>Hangfire's server in this process, on the storage that the container holds and never on Hangfire's static one.</summary>
/// <param name="configuration">Asked for so that Hangfire's serializer and log are set up before its first job.</param>
internal sealed class AlarmServer(
    JobStorage storage, IServiceScopeFactory scopes, IOptions<WorkersOptions> options, IGlobalConfiguration configuration) : IHostedService, IDisposable
{
    private BackgroundJobServer? server;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = configuration;
        server = new BackgroundJobServer(
            new BackgroundJobServerOptions
            {
                Activator = new AspNetCoreJobActivator(scopes),
                WorkerCount = options.Value.WorkerCount,
                SchedulePollingInterval = Schedule.AlarmPolling,
                HeartbeatInterval = Schedule.ServerHeartbeat,
                ServerCheckInterval = Schedule.ServerCheck,
                ServerTimeout = Schedule.ServerTimeout,
                CancellationCheckInterval = Schedule.ServerHeartbeat,
                StopTimeout = TimeSpan.FromSeconds(1),
                ShutdownTimeout = Schedule.ServerShutdown,
            },
            storage);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (server is not null)
        {
            server.SendStop();
            await server.WaitForShutdownAsync(cancellationToken);
        }
    }

    public void Dispose() => server?.Dispose();
}
