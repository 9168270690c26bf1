using RedProperty.Realtime.Redis.Connections;
using RedProperty.Realtime.Testing.Running;
using StackExchange.Redis;

namespace RedProperty.Realtime.Workers.Tests.Stores;

/// <summary>redis-server as a process of its own, synced on every write.</summary>
public sealed class RedisProcess : StoreServer
{
    private readonly RunningStore running;

    private RedisProcess(RunningStore running) => this.running = running;

    public override ConfigurationOptions Options => RedisOptions.For(running.Settings[0].Value);

    public static async Task<StoreServer> Start() => new RedisProcess(await RunningStore.Open(StoreKind.RedisServer));

    public override ValueTask DisposeAsync() => running.DisposeAsync();
}
