using System.Globalization;
using Garnet;

namespace RedProperty.Realtime.Workers.Tests.Stores;

/// <summary>The embedded store, with the durability of the program: a write is on disk before its answer.</summary>
public sealed class GarnetInProcess : StoreServer
{
    private readonly string directory = Directory.CreateTempSubdirectory("workers-tests-").FullName;
    private readonly GarnetServer server;

    private GarnetInProcess() => server = new GarnetServer(
    [
        "--bind", "127.0.0.1", "--port", Port.ToString(CultureInfo.InvariantCulture), "--lua", "--lua-transaction-mode", "--aof", "--recover",
        "--checkpointdir", directory, "--device-type", "RandomAccess", "--aof-commit-freq", "0", "--memory", "64m", "--index", "4m",
        "--aof-commit-wait",
    ]);

    public static async Task<StoreServer> Start()
    {
        var server = new GarnetInProcess();
        server.server.Start();
        await server.WaitUntilItAnswers();
        return server;
    }

    public override ValueTask DisposeAsync()
    {
        server.Dispose();
        Directory.Delete(directory, true);
        return ValueTask.CompletedTask;
    }
}
