using System.Net;
using System.Net.Sockets;
using StackExchange.Redis;

namespace RedProperty.Realtime.Workers.Tests.Stores;

/// <summary>A real store of its own for one test, on a free port.</summary>
public abstract class StoreServer : IAsyncDisposable
{
    protected int Port { get; } = FreePort();

    public ConfigurationOptions Options => new()
    {
        EndPoints = { { IPAddress.Loopback, Port } },
        AbortOnConnectFail = false,
        AllowAdmin = true,
    };

    public async Task<long> DeleteKeys(string pattern)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(Options);
        RedisKey[] keys = [.. connection.GetServers()[0].Keys(pattern: pattern)];
        return await connection.GetDatabase().KeyDeleteAsync(keys);
    }

    public abstract ValueTask DisposeAsync();

    protected async Task WaitUntilItAnswers()
    {
        while (true)
        {
            using var line = new TcpClient();
            try
            {
                await line.ConnectAsync(IPAddress.Loopback, Port, TestContext.Current.CancellationToken);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(20, TestContext.Current.CancellationToken);
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
