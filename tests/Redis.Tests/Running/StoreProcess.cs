using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace RedProperty.Realtime.Redis.Tests.Running;

/// <summary>A store in a process of its own and a directory of its own, which can be killed and started again.</summary>
public sealed class StoreProcess : IAsyncDisposable
{
    private readonly StoreKind kind;
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("redproperty-store-");
    private readonly int port = FreePort();
    private Process? process;

    private StoreProcess(StoreKind kind) => this.kind = kind;

    public string Configuration { get; private set; } = "";

    public string DataDirectory => directory.FullName;

    public static async Task<StoreProcess> Start(StoreKind kind)
    {
        var store = new StoreProcess(kind);
        await store.Start();
        return store;
    }

    public async Task Start()
    {
        process = kind == StoreKind.EmbeddedGarnet
            ? Launch("dotnet", [typeof(StoreProcess).Assembly.Location, "--store", directory.FullName, $"{port}", "only-here"])
            : Launch("redis-server", ["--port", $"{port}", "--bind", "127.0.0.1", "--dir", directory.FullName, "--save", "", "--appendonly", "yes", "--appendfsync", "always"]);
        if (kind == StoreKind.EmbeddedGarnet)
        {
            Configuration = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException(
                $"The embedded store did not start: {await process.StandardError.ReadToEndAsync()}");
        }
        else
        {
            Configuration = $"127.0.0.1:{port}";
            while (await process.StandardOutput.ReadLineAsync() is { } line && !line.Contains("Ready to accept connections", StringComparison.Ordinal))
            {
            }
        }

        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
    }

    /// <summary>kill -9.</summary>
    public async Task Kill()
    {
        if (process is not null)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
            process = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Kill();
        directory.Delete(recursive: true);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static Process Launch(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            return Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start.");
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException($"{program} is not installed, and these tests need it (bash tests/run.sh installs it).", missing);
        }
    }
}
