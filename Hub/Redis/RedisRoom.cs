using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Audit;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Deliveries;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Figures;
using RedProperty.Realtime.Domain.Files;
using RedProperty.Realtime.Domain.Hotline;
using RedProperty.Realtime.Domain.Photos;
using RedProperty.Realtime.Domain.Presences;
using RedProperty.Realtime.Domain.Publication;
using RedProperty.Realtime.Domain.Searches;
using RedProperty.Realtime.Domain.Sessions;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Domain.Walls;
using RedProperty.Realtime.Redis.Accounts;
using RedProperty.Realtime.Redis.Audit;
using RedProperty.Realtime.Redis.Clock;
using RedProperty.Realtime.Redis.Connections;
using RedProperty.Realtime.Redis.Deadlines;
using RedProperty.Realtime.Redis.Deliveries;
using RedProperty.Realtime.Redis.Feeds;
using RedProperty.Realtime.Redis.Figures;
using RedProperty.Realtime.Redis.Files;
using RedProperty.Realtime.Redis.Hotline;
using RedProperty.Realtime.Redis.Photos;
using RedProperty.Realtime.Redis.Presences;
using RedProperty.Realtime.Redis.Publication;
using RedProperty.Realtime.Redis.Sessions;
using RedProperty.Realtime.Redis.Tickets;
using RedProperty.Realtime.Redis.Walls;
using StackExchange.Redis;

namespace RedProperty.Realtime.Redis;

/// <summary>The memory of the house: every port of the Domain that keeps something, on StackExchange.Redis.</summary>
public static class RedisRoom
{
    /// <summary>Name of the meter, for exporters.</summary>
    public const string MeterName = "RedProperty.Realtime.Redis";

    /// <param name="connect">
    /// Opens the connection, once, when the first needs it; an embedded store can be started there. Use <see cref="RedisOptions.For"/>.
    /// What it throws stops the program at its start. This room closes the connection.
    /// </param>
    /// <param name="listens">False in a process that shows nobody anything: it need not hear the feeds.</param>
    public static IServiceCollection AddRedisRoom(
        this IServiceCollection services, Func<IServiceProvider, Task<IConnectionMultiplexer>> connect, bool listens = true)
    {
        services.AddMetrics();
        services.AddSingleton(_ => new HouseClock());
        services.TryAddSingleton<TimeProvider>(provider => provider.GetRequiredService<HouseClock>());
        services.AddSingleton(provider => new RedisConnection(() => connect(provider), provider.GetRequiredService<ILogger<RedisConnection>>()));
        services.AddSingleton<FeedVoice>();
        services.AddSingleton<ITicketStore, RedisTicketStore>();
        services.AddSingleton<ITicketQueries, RedisTicketQueries>();
        services.AddSingleton<ITicketScan, RedisTicketScan>();
        services.AddSingleton<IHotlineCases, RedisHotlineCases>();
        services.AddSingleton<IDayFigures, RedisDayFigures>();
        services.AddSingleton<IDueIndex, RedisDueIndex>();
        services.AddSingleton<RedisFeedStore>();
        services.AddSingleton<IFeedStore>(provider => provider.GetRequiredService<RedisFeedStore>());
        services.AddSingleton<IDeliveryBook, RedisDeliveryBook>();
        services.AddSingleton<IAccountStore, RedisAccountStore>();
        services.AddSingleton<ISessionStore, RedisSessionStore>();
        services.AddSingleton<IWallKeyStore, RedisWallKeyStore>();
        services.AddSingleton<INoticeStore, RedisNoticeStore>();
        services.AddSingleton<IPhotoBook, RedisPhotoBook>();
        services.AddSingleton<IWaitingPhotos, RedisWaitingPhotos>();
        services.AddSingleton<IAuditLog, RedisAuditLog>();
        services.AddSingleton<ILeases, RedisLeases>();
        services.AddSingleton<DocumentReaders>();
        services.AddSingleton<RedisDataDocuments>();
        services.AddSingleton<IDataDocuments>(provider => provider.GetRequiredService<RedisDataDocuments>());
        services.AddSingleton<RedisFeedListener>();
        services.AddSingleton<IFeedListener>(provider => provider.GetRequiredService<RedisFeedListener>());
        services.AddSingleton<RedisDeadlineWatch>();
        services.AddSingleton<IDeadlineWatch>(provider => provider.GetRequiredService<RedisDeadlineWatch>());
        services.AddSingleton<IWatchBook>(provider => provider.GetRequiredService<RedisDeadlineWatch>());
        services.AddSingleton<IFeedSweep, RedisFeedSweep>();
        services.AddSingleton<RedisPresence>();
        services.AddSingleton<IPresence>(provider => provider.GetRequiredService<RedisPresence>());
        services.AddSingleton<IPresenceDoor>(provider => provider.GetRequiredService<RedisPresence>());
        services.AddHostedService<StoreOpening>();
        services.AddHostedService<StorePulse>();
        services.AddHostedService<ClockWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<RedisDeadlineWatch>());
        if (listens)
        {
            services.AddHostedService(provider => provider.GetRequiredService<RedisFeedListener>());
            services.AddHostedService(provider => provider.GetRequiredService<RedisPresence>());
        }

        services.AddHostedService<DocumentWatch>();
        return services;
    }
}
