using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace RedProperty.Realtime.Testing.Running;

/// <summary>Which memory the program works on.</summary>
public enum StoreKind
{
    /// <summary>Garnet inside the program.</summary>
    Embedded,

    /// <summary>A redis-server process beside it, append-only file, synced on every write.</summary>
    RedisServer,
}

/// <summary>A directory of its own for one test, and a redis-server in it where the test wants one.</summary>
public sealed class RunningStore : IAsyncDisposable
{
    private readonly Process? redis;
    private readonly int port;

    private RunningStore(string directory, Process? redis, int port)
    {
        Directory = directory;
        this.redis = redis;
        this.port = port;
    }

    public string Directory { get; }

    /// <summary>What the program must be told to use this store.</summary>
    public (string Key, string Value)[] Settings => redis is null ? [] : [("Redis:Configuration", $"127.0.0.1:{port}")];

    public static async Task<RunningStore> Open(StoreKind kind)
    {
        var directory = System.IO.Directory.CreateTempSubdirectory("redproperty-").FullName;
        if (kind == StoreKind.Embedded)
        {
            return new RunningStore(directory, null, 0);
        }

        var port = FreePort();
        string[] arguments =
        [
            "--port", $"{port}", "--bind", "127.0.0.1", "--dir", directory, "--appendonly", "yes", "--appendfsync", "always", "--save", string.Empty,
        ];
        var redis = Process.Start(new ProcessStartInfo("redis-server", arguments) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("redis-server does not start; install Debian's package redis-server.");
        _ = redis.StandardOutput.ReadToEndAsync();
        await Listens(port);
        return new RunningStore(directory, redis, port);
    }

    public async ValueTask DisposeAsync()
    {
        if (redis is not null)
        {
            redis.Kill();
            await redis.WaitForExitAsync();
            redis.Dispose();
        }

        System.IO.Directory.Delete(Directory, recursive: true);
    }

    private static async Task Listens(int port)
    {
        for (var attempt = 0; ; attempt++)
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException) when (attempt < 100)
            {
                await Task.Delay(50);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
