using System.Collections.Concurrent;
using System.Diagnostics;
using Hangfire;
using Hangfire.States;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Photos;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Host.Alarms;
using RedProperty.Realtime.Redis;
using RedProperty.Realtime.Testing;
using RedProperty.Realtime.Workers.Deadlines;
using RedProperty.Realtime.Workers.Tests.Stores;
using StackExchange.Redis;

namespace RedProperty.Realtime.Workers.Tests;

/// <summary>
/// The small city on a real store, with as many processes' worth of services as a test wants. What is said of it is heard on the feeds, by a
/// process that does nothing else.
/// </summary>
public sealed class Town : IAsyncDisposable
{
    public static readonly TimeSpan AuditInterval = TimeSpan.FromSeconds(2);

    private readonly StoreServer store;
    private readonly List<IHost> hosts = [];
    private readonly Journal journal = new();
    private int reports;

    private Town(StoreServer store) => this.store = store;

    public SmallCity City { get; } = new();

    /// <summary>How to connect to its store.</summary>
    public ConfigurationOptions Store => store.Options;

    public ConcurrentQueue<TicketEvent> Events { get; } = [];

    public IEnumerable<(DeadlineMissed Fact, DateTimeOffset At, string TicketId)> Missed =>
        Events.Where(happened => happened.Happening.Fact is DeadlineMissed)
            .Select(happened => ((DeadlineMissed)happened.Happening.Fact, happened.Happening.At, happened.Ticket.Id));

    public IEnumerable<DeadlineMissed> MissedAtFirst => Missed.Select(missed => missed.Fact).Where(fact => fact.Rung == 1);

    public static async Task<Town> Open(StoreServer store)
    {
        var town = new Town(store);
        var listening = await town.Start(_ => { });
        listening.GetRequiredService<IFeedListener>().Subscribe(town.Events.Enqueue);
        return town;
    }

    /// <summary>From now on every matter has one limit, this long.</summary>
    public Town WithResponseWithin(TimeSpan allowance)
    {
        IReadOnlyList<Term> limits = [new Term(Obligation.Response, Allowance.OfMinutes(allowance.TotalMinutes))];
        City.WithPolicy(new ResponsePolicy(Enum.GetValues<Severity>().ToDictionary(severity => severity, _ => limits), []));
        return this;
    }

    /// <summary>A process that sets alarms and rings none.</summary>
    public Task<IServiceProvider> StartHub() => Start(services => services.AddAlarmClient());

    /// <summary>A process of the workers role; one of its two means may be taken from it, to see what the other does alone.</summary>
    public Task<IServiceProvider> StartWorker(bool rings = true, bool audits = true, Action<IServiceCollection>? changed = null) => Start(services =>
    {
        services.AddWorkersRoom();
        services.Configure<WorkersOptions>(options => options.AuditInterval = AuditInterval);
        foreach (var unwanted in services.Where(service =>
            (!rings && service.ImplementationType == typeof(AlarmServer)) || (!audits && service.ImplementationType == typeof(DeadlineAuditor))).ToList())
        {
            services.Remove(unwanted);
        }

        changed?.Invoke(services);
    });

    public async Task Stop(IServiceProvider process)
    {
        var host = hosts.Single(host => host.Services == process);
        hosts.Remove(host);
        await Stop(host);
    }

    /// <summary>A report of a dark lamp, through the use case of that process.</summary>
    public async Task<string> Report(IServiceProvider process, string building = "spring-1-01", TimeProvider? time = null)
    {
        var handle = new HandleTicketCommand(
            process.GetRequiredService<ITicketStore>(), City, process.GetRequiredService<IDeadlineAlarm>(), time ?? TimeProvider.System);
        var command = new ReportTicket("lamp-out", building, null, "Dark", null, null, [], "hub");
        var answer = await handle.Report(Actor.Resident, $"r{Interlocked.Increment(ref reports)}", command, TestContext.Current.CancellationToken);
        return answer.Value!.Receipt.TicketId;
    }

    /// <summary>Waits for it; a failure says what the processes logged meanwhile, for it may have happened once and on another machine.</summary>
    public Task Until(Func<bool> condition, TimeSpan within, string what) => Wait.Until(condition, within, () => $"{what}. The processes said:\n{journal}");

    public static long Scheduled(IServiceProvider process) => process.GetRequiredService<JobStorage>().GetMonitoringApi().ScheduledCount();

    /// <summary>Those that wait for their second and, where setting took so long that it is near, those already on the way.</summary>
    public static long AlarmsSet(IServiceProvider process)
    {
        var alarms = process.GetRequiredService<JobStorage>().GetMonitoringApi();
        return alarms.ScheduledCount() + alarms.EnqueuedCount(EnqueuedState.DefaultQueue) + alarms.ProcessingCount();
    }

    public Task<long> DeleteAllAlarms() => store.DeleteKeys(HangfireRedis.Prefix + "*");

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(hosts.Select(Stop));
        await store.DisposeAsync();
    }

    private async Task<IServiceProvider> Start(Action<IServiceCollection> room)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);

        // Hangfire has one log for the whole process, that of the host that started last: it must not go with its host, as it would if the container made it.
        builder.Services.AddSingleton(LoggerFactory.Create(logging => logging.AddProvider(journal)));
        builder.Services.AddSingleton<IRulebooks>(City);
        builder.Services.AddRedisRoom(async _ => await ConnectionMultiplexer.ConnectAsync(store.Options));
        builder.Services.AddSingleton<IPhotoFiles>(new MemoryPhotos());
        builder.Services.AddHangfireRedis(_ => store.Options);
        room(builder.Services);
        var host = builder.Build();
        hosts.Add(host);
        await host.StartAsync(TestContext.Current.CancellationToken);
        return host.Services;
    }

    private static async Task Stop(IHost host)
    {
        await host.StopAsync();
        await ((IAsyncDisposable)host).DisposeAsync();
    }
}
