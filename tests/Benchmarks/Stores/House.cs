using Microsoft.Extensions.DependencyInjection;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Redis;
using RedProperty.Realtime.Redis.Connections;
using StackExchange.Redis;

namespace RedProperty.Realtime.Benchmarks.Stores;

/// <summary>The product's own stores in this process, to fill a house before a run and to look through it afterwards.</summary>
internal sealed class House : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private House(ServiceProvider services) => this.services = services;

    public ITicketStore Tickets => services.GetRequiredService<ITicketStore>();

    /// <param name="through">What the connection is looked at through, if anything.</param>
    public static House On(string configuration, Func<IConnectionMultiplexer, IConnectionMultiplexer>? through = null)
    {
        var options = RedisOptions.For(configuration);

        // Hundreds of writers wait here on purpose.
        options.AsyncTimeout = (int)TimeSpan.FromSeconds(60).TotalMilliseconds;
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddRedisRoom(async _ =>
        {
            var connection = await ConnectionMultiplexer.ConnectAsync(options);
            return through?.Invoke(connection) ?? connection;
        });
        return new House(services.BuildServiceProvider());
    }

    /// <summary>Whether the clock has nothing left to look at before that moment.</summary>
    public async Task<bool> IsSettledUntil(DateTimeOffset moment, CancellationToken cancellation)
    {
        var index = services.GetRequiredService<IDueIndex>();
        foreach (var communityId in await index.Communities(cancellation))
        {
            if ((await index.DueUntil(communityId, moment, 1, cancellation)).Count > 0)
            {
                return false;
            }
        }

        return true;
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
