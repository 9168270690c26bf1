using System.Diagnostics;
using System.Globalization;

namespace RedProperty.Realtime.Workers.Tests.Stores;

/// <summary>redis-server as a process of its own.</summary>
public sealed class RedisProcess : StoreServer
{
    private readonly Process process;

    private RedisProcess() => process = Process.Start(new ProcessStartInfo(
        "redis-server",
        ["--bind", "127.0.0.1", "--port", Port.ToString(CultureInfo.InvariantCulture), "--save", "", "--appendonly", "no"])
    {
        RedirectStandardOutput = true,
    })!;

    public static async Task<StoreServer> Start()
    {
        var server = new RedisProcess();
        server.process.OutputDataReceived += (_, _) => { };
        server.process.BeginOutputReadLine();
        await server.WaitUntilItAnswers();
        return server;
    }

    public override async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
