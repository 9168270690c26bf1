using Microsoft.Extensions.Hosting;

namespace RedProperty.Realtime.Redis.Connections;

/// <summary>Opens the connection before anything else starts: an embedded store that cannot run stops the program with its own sentence.</summary>
internal sealed class StoreOpening(RedisConnection connection) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => connection.Subscriber(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
