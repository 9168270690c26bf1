using Hangfire;
using Hangfire.Redis.StackExchange;
using Microsoft.Extensions.DependencyInjection;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Redis.Deadlines;
using StackExchange.Redis;

namespace RedProperty.Realtime.Host.Alarms;

/// <summary>Hangfire's storage on our store, whichever of the two it is.</summary>
public static class HangfireRedis
{
    /// <summary>In front of every key of Hangfire's and of the alarm book; the braces keep them in one slot of a cluster.</summary>
    public const string Prefix = "{hangfire}:";

    /// <summary>Key of the connection in the container. Hangfire blocks on its calls, so it must not share the line that tickets travel on.</summary>
    public const string Connection = "hangfire";

    /// <summary>
    /// Alarms that have rung are kept for a look at the dashboard, not as history: the tickets are the history.
    /// </summary>
    private static readonly TimeSpan RungAlarmsKept = TimeSpan.FromMinutes(15);
    private const int ListedJobs = 200;

    /// <summary>Registers the storage and the alarm book.</summary>
    /// <param name="store">Where the store is; asked once, when the first of them is needed.</param>
    public static IServiceCollection AddHangfireRedis(this IServiceCollection services, Func<IServiceProvider, ConfigurationOptions> store)
    {
        services.AddKeyedSingleton<IConnectionMultiplexer>(Connection, (provider, _) => Connect(store(provider)));
        services.AddSingleton<JobStorage>(provider => Storage(provider.GetRequiredKeyedService<IConnectionMultiplexer>(Connection)));
        services.AddSingleton<IAlarmBook>(provider =>
            new RedisAlarmBook(provider.GetRequiredKeyedService<IConnectionMultiplexer>(Connection), Prefix));
        return services;
    }

    private static ConnectionMultiplexer Connect(ConfigurationOptions store)
    {
        var options = store.Clone();
        options.ClientName = "hangfire";
        options.AbortOnConnectFail = false;
        return ConnectionMultiplexer.Connect(options);
    }

    private static RedisStorage Storage(IConnectionMultiplexer connection) => new(
        LastingLocks.Around(connection),
        new RedisStorageOptions
        {
            Prefix = Prefix,
            Db = connection.GetDatabase().Database,
            // How long a job lies there when the wake-up for it got lost.
            FetchTimeout = TimeSpan.FromSeconds(1),
            // Longer than any job runs; the jobs of a dead server come back by its missing heartbeat long before.
            InvisibilityTimeout = TimeSpan.FromMinutes(30),
            ExpiryCheckInterval = TimeSpan.FromMinutes(5),
            SucceededListSize = ListedJobs,
            DeletedListSize = ListedJobs,
        })
    {
        JobExpirationTimeout = RungAlarmsKept,
    };
}
