using RedProperty.Realtime.Host.Embedded;
using RedProperty.Realtime.Redis.Connections;
using StackExchange.Redis;

namespace RedProperty.Realtime.Workers.Tests.Stores;

/// <summary>The embedded store as the program runs it: a write is on disk before its answer.</summary>
public sealed class EmbeddedStore : StoreServer
{
    private readonly string directory = Directory.CreateTempSubdirectory("workers-tests-").FullName;
    private readonly EmbeddedGarnet garnet;

    private EmbeddedStore() => garnet = EmbeddedGarnet.Start(directory);

    public override ConfigurationOptions Options => RedisOptions.For(garnet.Configuration);

    public static Task<StoreServer> Start() => Task.FromResult<StoreServer>(new EmbeddedStore());

    public override ValueTask DisposeAsync()
    {
        garnet.Dispose();
        Directory.Delete(directory, true);
        return ValueTask.CompletedTask;
    }
}
