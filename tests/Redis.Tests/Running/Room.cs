using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Audit;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Deliveries;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Figures;
using RedProperty.Realtime.Domain.Files;
using RedProperty.Realtime.Domain.Hotline;
using RedProperty.Realtime.Domain.Presences;
using RedProperty.Realtime.Domain.Searches;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Redis.Connections;
using StackExchange.Redis;

namespace RedProperty.Realtime.Redis.Tests.Running;

/// <summary>The Redis room as one process has it: what two of them do, two processes do.</summary>
public sealed class Room : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly List<IHostedService> started = [];

    private Room(ServiceProvider services, ConnectionMultiplexer connection)
    {
        this.services = services;
        Connection = connection;
    }

    public ConnectionMultiplexer Connection { get; }

    public IDatabase Database => Connection.GetDatabase();

    public ITicketStore Tickets => services.GetRequiredService<ITicketStore>();

    public ITicketQueries Queries => services.GetRequiredService<ITicketQueries>();

    public ITicketScan Scan => services.GetRequiredService<ITicketScan>();

    public IFeedStore Feeds => services.GetRequiredService<IFeedStore>();

    public IFeedListener Listener => services.GetRequiredService<IFeedListener>();

    public IDueIndex Due => services.GetRequiredService<IDueIndex>();

    public IHotlineCases Hotline => services.GetRequiredService<IHotlineCases>();

    public IDayFigures Figures => services.GetRequiredService<IDayFigures>();

    public IDeliveryBook Deliveries => services.GetRequiredService<IDeliveryBook>();

    public IFeedSweep Sweep => services.GetRequiredService<IFeedSweep>();

    public IPresence Presence => services.GetRequiredService<IPresence>();

    public IPresenceDoor PresenceDoor => services.GetRequiredService<IPresenceDoor>();

    public IAccountStore Accounts => services.GetRequiredService<IAccountStore>();

    public Domain.Sessions.ISessionStore Sessions => services.GetRequiredService<Domain.Sessions.ISessionStore>();

    public Domain.Walls.IWallKeyStore WallKeys => services.GetRequiredService<Domain.Walls.IWallKeyStore>();

    public Domain.Publication.INoticeStore Notices => services.GetRequiredService<Domain.Publication.INoticeStore>();

    public Domain.Photos.IPhotoBook Photos => services.GetRequiredService<Domain.Photos.IPhotoBook>();

    public Domain.Photos.IWaitingPhotos WaitingPhotos => services.GetRequiredService<Domain.Photos.IWaitingPhotos>();

    public IAuditLog Audit => services.GetRequiredService<IAuditLog>();

    public IDataDocuments Documents => services.GetRequiredService<IDataDocuments>();

    public TimeProvider Time => services.GetRequiredService<TimeProvider>();

    internal RedisConnection Store => services.GetRequiredService<RedisConnection>();

    public WatchState Watch => services.GetRequiredService<IDeadlineWatch>().Current;

    public IWatchBook WatchBook => services.GetRequiredService<IWatchBook>();

    public static async Task<Room> On(string configuration)
    {
        var connection = await ConnectionMultiplexer.ConnectAsync(RedisOptions.For($"{configuration},allowAdmin=true"));
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddRedisRoom(_ => Task.FromResult<IConnectionMultiplexer>(connection));
        return new Room(services.BuildServiceProvider(), connection);
    }

    /// <summary>Starts what runs in the background, as the program does.</summary>
    public async Task<Room> Listening()
    {
        foreach (var service in services.GetServices<IHostedService>())
        {
            await service.StartAsync(TestContext.Current.CancellationToken);
            started.Add(service);
        }

        return this;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in Enumerable.Reverse(started))
        {
            await service.StopAsync(CancellationToken.None);
        }

        await services.DisposeAsync();
    }
}
