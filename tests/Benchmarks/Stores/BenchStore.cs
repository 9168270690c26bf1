using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace RedProperty.Realtime.Benchmarks.Stores;

/// <summary>Which store is measured.</summary>
internal enum BenchStoreKind
{
    /// <summary>redis-server, on disk before every answer.</summary>
    Redis,

    /// <summary>redis-server, on disk within a second: a crash of the machine may cost that second.</summary>
    RedisEverysec,

    /// <summary>Garnet with the options of the embedded store, on disk before every answer.</summary>
    Embedded,
}

/// <summary>A store in a process and a directory of its own, empty at first.</summary>
internal sealed class BenchStore : IAsyncDisposable
{
    private readonly Process process;
    private readonly DirectoryInfo directory;

    private BenchStore(Process process, DirectoryInfo directory, string configuration)
    {
        this.process = process;
        this.directory = directory;
        Configuration = configuration;
    }

    /// <summary>For StackExchange.Redis.</summary>
    public string Configuration { get; }

    public string Directory => directory.FullName;

    public static string NameOf(BenchStoreKind kind) => kind switch
    {
        BenchStoreKind.Redis => "redis",
        BenchStoreKind.RedisEverysec => "redis-everysec",
        _ => "embedded",
    };

    public static BenchStoreKind? KindOf(string name) =>
        Enum.GetValues<BenchStoreKind>().Where(kind => NameOf(kind) == name).Select(kind => (BenchStoreKind?)kind).SingleOrDefault();

    public static async Task<BenchStore> Start(BenchStoreKind kind)
    {
        var directory = System.IO.Directory.CreateTempSubdirectory("redproperty-bench-");
        var port = FreePort();
        if (kind == BenchStoreKind.Embedded)
        {
            var garnet = OwnProcess.Start(GarnetProcess.Verb, Path.Combine(directory.FullName, "store"), $"{port}", "only-here");
            return new BenchStore(garnet, directory, await OwnProcess.ReadLine(garnet));
        }

        var redis = Launch(
            "--port", $"{port}", "--bind", "127.0.0.1", "--dir", directory.FullName, "--save", string.Empty, "--appendonly", "yes", "--auto-aof-rewrite-min-size", "1gb",
            "--appendfsync", kind == BenchStoreKind.Redis ? "always" : "everysec");
        while (!(await OwnProcess.ReadLine(redis)).Contains("Ready to accept connections", StringComparison.Ordinal))
        {
        }

        _ = redis.StandardOutput.ReadToEndAsync();
        return new BenchStore(redis, directory, $"127.0.0.1:{port}");
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        directory.Delete(recursive: true);
    }

    private static Process Launch(params string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("redis-server", arguments) { RedirectStandardOutput = true })
                ?? throw new InvalidOperationException("redis-server does not start.");
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException("redis-server is not installed; install Debian's package redis-server, or ask for --store embedded.", missing);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
