namespace RedProperty.Realtime.Testing.Running;

/// <summary>Which memory the program works on.</summary>
public enum StoreKind
{
    /// <summary>Garnet inside the program.</summary>
    Embedded,

    /// <summary>A redis-server process beside it, append-only file, synced on every write.</summary>
    RedisServer,

    /// <summary>The embedded Garnet in a process of its own, so that several programs can work on it and outlive it.</summary>
    EmbeddedProcess,

    /// <summary>Three redis-server processes that form a Redis Cluster, synced on every write.</summary>
    RedisCluster,
}

/// <summary>A directory of its own for one test, and a store process in it where the test wants one.</summary>
public sealed class RunningStore : IAsyncDisposable
{
    private readonly IStoreProcess? process;

    private RunningStore(string directory, IStoreProcess? process)
    {
        Directory = directory;
        this.process = process;
    }

    public string Directory { get; }

    /// <summary>What the program must be told to use this store.</summary>
    public (string Key, string Value)[] Settings => process is null ? [] : [("Redis:Configuration", process.Configuration)];

    /// <summary>For a test that looks into the store itself.</summary>
    public string Configuration => process?.Configuration ?? throw new InvalidOperationException("Only the program can reach the store inside it.");

    /// <param name="storeProgram">For <see cref="StoreKind.EmbeddedProcess"/>: the assembly that answers <c>--store DIRECTORY PORT PASSWORD</c>.</param>
    public static async Task<RunningStore> Open(StoreKind kind, string? storeProgram = null)
    {
        var directory = System.IO.Directory.CreateTempSubdirectory("redproperty-").FullName;
        if (kind == StoreKind.Embedded)
        {
            return new RunningStore(directory, null);
        }

        var store = new RunningStore(
            directory, kind == StoreKind.RedisCluster ? new StoreCluster(directory) : StoreProcess.Of(kind, directory, storeProgram));
        await store.Start();
        return store;
    }

    /// <summary>Starts the store's process, on the same port and directory each time. Returns when it answers.</summary>
    public Task Start() => process?.Start() ?? Task.CompletedTask;

    /// <summary>Kills the store's process and leaves its directory.</summary>
    public Task Kill() => process?.Kill() ?? Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await Kill();
        System.IO.Directory.Delete(Directory, recursive: true);
    }
}
