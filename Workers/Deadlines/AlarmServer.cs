using Hangfire;
using Hangfire.AspNetCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RedProperty.Realtime.Domain.Deadlines;

namespace RedProperty.Realtime.Workers.Deadlines;

/// <summary>
/// Hangfire's server in this process, on the storage that the container holds and never on Hangfire's static one. When alarms do not ring although
/// their time has come - a hung thread, a lock that nobody lets go, a store that failed over - the server is ended and another one started, by itself.
/// </summary>
/// <param name="configuration">Asked for so that Hangfire's serializer and log are set up before its first job.</param>
internal sealed class AlarmServer(
    JobStorage storage,
    IServiceScopeFactory scopes,
    IAlarmBook book,
    IBackgroundJobClient jobs,
    TimeProvider time,
    IOptions<WorkersOptions> options,
    WorkersMeter meter,
    IGlobalConfiguration configuration,
    ILogger<AlarmServer> logger) : BackgroundService
{
    /// <summary>One look may fall into a moment's trouble; two in a row are trouble.</summary>
    private const int LooksUntilRestart = 2;

    private BackgroundJobServer? server;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        _ = configuration;
        Open();
        return base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (server is not null)
        {
            server.SendStop();
            await server.WaitForShutdownAsync(cancellationToken);
        }
    }

    public override void Dispose()
    {
        server?.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Schedule.AlarmLook, time);
        var late = 0;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            late = await AreAlarmsLate(stoppingToken) switch { true => late + 1, false => 0, null => late };
            if (late >= LooksUntilRestart || server is null)
            {
                await Restart(stoppingToken);

                // The new one gets as long again to come up and ring what waits: on a busy machine it would else be ended before it has.
                late = -LooksUntilRestart;
            }
        }
    }

    /// <summary>Whatever process should have rung them: a server that is well would have. Null when the store did not say.</summary>
    private async Task<bool?> AreAlarmsLate(CancellationToken cancellation)
    {
        try
        {
            var until = time.GetUtcNow() - Schedule.AlarmLateAfter;
            var unrung = await book.Unrung(until - Schedule.AlarmLookBack, until, cancellation);
            if (unrung.Count > 0)
            {
                Log.AlarmsLate(logger, unrung.Count, unrung[0]);
            }

            return unrung.Count > 0;
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            // Without the store no server can be judged, neither well nor ill; the next look is soon.
            Log.AlarmsNotLookedAt(logger, failure);
            return null;
        }
    }

    private async Task Restart(CancellationToken cancellation)
    {
        Log.AlarmServerRestarts(logger);
        meter.ServerRestarted();
        var old = server;
        server = null;
        await Tried(() => GiveUp(old, cancellation), cancellation);
        await Tried(() => book.BreakLocks(cancellation), cancellation);
        await Tried(Open, cancellation);
        await Tried(() => RingAnew(cancellation), cancellation);

        // What has not ended by now hangs, and may hang for ever: nobody waits for it any longer.
        _ = Task.Run(() => old?.Dispose(), CancellationToken.None);
    }

    /// <summary>
    /// What should have rung may be in the hands of a worker of the old server, which nobody else gets for half an hour: the new one rings it as well. Rung
    /// twice, it takes effect once.
    /// </summary>
    private async Task RingAnew(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        foreach (var second in await book.Unrung(now - Schedule.AlarmLookBack, now, cancellation))
        {
            jobs.Enqueue<EnforceDeadlinesJob>(job => job.RunAsync(second, CancellationToken.None));
        }
    }

    /// <summary>A step of the restart that fails must not keep the next from being taken. A server that could not be opened is opened at the next look.</summary>
    private async Task Tried(Func<Task> step, CancellationToken cancellation)
    {
        try
        {
            await step();
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            Log.AlarmsNotLookedAt(logger, failure);
        }
    }

    /// <summary>
    /// Whoever of the old server waits for a lock stops waiting before the locks are broken: else it would take one, put alarms into the queue and have its
    /// own stopping workers fetch them.
    /// </summary>
    private static async Task GiveUp(BackgroundJobServer? old, CancellationToken cancellation)
    {
        if (old is null)
        {
            return;
        }

        old.SendStop();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Schedule.ServerShutdown);
        try
        {
            await old.WaitForShutdownAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // A hung thread: it is left behind.
        }
    }

    private Task Open()
    {
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
}
