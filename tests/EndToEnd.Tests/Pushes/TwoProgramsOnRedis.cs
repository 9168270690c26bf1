using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Pushes;

/// <summary>Tests that need a program on a redis-server as it is by default, or two of them, and leave both running.</summary>
[CollectionDefinition(Name)]
public sealed class OnRedis : ICollectionFixture<TwoProgramsOnRedis>
{
    public const string Name = "On Redis";
}

/// <summary>Two whole programs on one redis-server.</summary>
public sealed class TwoProgramsOnRedis : IAsyncLifetime
{
    private RunningStore? store;
    private RunningProgram? here;
    private RunningProgram? there;

    internal RunningProgram Here => here!;

    internal RunningProgram There => there!;

    public async ValueTask InitializeAsync()
    {
        try
        {
            store = await RunningStore.Open(StoreKind.RedisServer);
            here = await RunningProgram.Start(store.Directory, TestContext.Current.CancellationToken, store.Settings);
            there = await RunningProgram.Start(store.Directory, TestContext.Current.CancellationToken, store.Settings);
        }
        catch
        {
            // xUnit disposes of no fixture that did not come to be.
            await DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await (there?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (here?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (store?.DisposeAsync() ?? ValueTask.CompletedTask);
    }
}
