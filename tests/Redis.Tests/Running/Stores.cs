using System.Collections.Concurrent;
using RedProperty.Realtime.Redis.Tests.Running;

[assembly: AssemblyFixture(typeof(Stores))]

namespace RedProperty.Realtime.Redis.Tests.Running;

/// <summary>One store of each kind for all tests that do not kill theirs; each test works in a community of its own.</summary>
public sealed class Stores : IAsyncDisposable
{
    private readonly ConcurrentDictionary<StoreKind, Lazy<Task<RunningStore>>> stores = new();

    public async Task<Room> Room(StoreKind kind) =>
        await Running.Room.On((await stores.GetOrAdd(kind, k => new Lazy<Task<RunningStore>>(() => Own(k))).Value).Configuration);

    /// <summary>For a test that kills it.</summary>
    public static Task<RunningStore> Own(StoreKind kind) => RunningStore.Open(kind, typeof(Stores).Assembly.Location);

    public async ValueTask DisposeAsync()
    {
        foreach (var store in stores.Values)
        {
            await (await store.Value).DisposeAsync();
        }
    }
}
