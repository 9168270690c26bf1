using StackExchange.Redis;

namespace RedProperty.Realtime.Redis.Connections;

/// <summary>How this program connects to its store, embedded or not.</summary>
public static class RedisOptions
{
    /// <summary>5 seconds: then a command is answered "unavailable" and may be sent again with the same id.</summary>
    public static readonly TimeSpan CommandTimeout = TimeSpan.FromSeconds(5);

    /// <summary>2 seconds at most between two tries to reach a store that went away.</summary>
    private const int MostBetweenTries = 2000;

    /// <summary>
    /// Options that keep trying for ever and fail a command at once while there is no connection, instead of queueing it.
    /// Hangfire gets a connection of its own with the same options.
    /// </summary>
    /// <param name="configuration">As StackExchange.Redis writes it, for example <c>redis:6379,password=...</c>.</param>
    public static ConfigurationOptions For(string configuration)
    {
        var options = ConfigurationOptions.Parse(configuration);
        options.AbortOnConnectFail = false;

        // INFO counts as an administrator's word; by it a Garnet is told from a Redis.
        options.AllowAdmin = true;
        options.BacklogPolicy = BacklogPolicy.FailFast;
        options.AsyncTimeout = (int)CommandTimeout.TotalMilliseconds;
        options.SyncTimeout = (int)CommandTimeout.TotalMilliseconds;
        options.ReconnectRetryPolicy = new ExponentialRetry(100, MostBetweenTries);
        options.ClientName ??= "RedProperty.Realtime";
        return options;
    }
}
