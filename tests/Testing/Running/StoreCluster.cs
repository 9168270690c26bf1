using System.Diagnostics;

namespace RedProperty.Realtime.Testing.Running;

/// <summary>A Redis Cluster of three masters on this machine.</summary>
internal sealed class StoreCluster : IStoreProcess
{
    private const int Nodes = 3;
    private static readonly TimeSpan LongestForming = TimeSpan.FromSeconds(30);

    private readonly int[] ports = [.. Enumerable.Range(0, Nodes).Select(_ => FreePort.Take())];
    private readonly StoreProcess[] nodes;
    private bool isFormed;

    public StoreCluster(string directory) => nodes =
        [.. ports.Select(port => StoreProcess.Redis(
            port,
            Directory.CreateDirectory(Path.Combine(directory, $"{port}")).FullName,
            "--cluster-enabled", "yes", "--cluster-port", $"{FreePort.Take()}", "--cluster-node-timeout", "3000"))];

    public string Configuration => string.Join(',', nodes.Select(node => node.Configuration));

    public async Task Start()
    {
        await Task.WhenAll(nodes.Select(node => node.Start()));
        if (!isFormed)
        {
            await Ask(["--cluster", "create", .. ports.Select(port => $"127.0.0.1:{port}"), "--cluster-replicas", "0", "--cluster-yes"]);
            isFormed = true;
        }

        var watch = Stopwatch.StartNew();
        foreach (var port in ports)
        {
            while (!(await Ask("-p", $"{port}", "cluster", "info")).Contains("cluster_state:ok", StringComparison.Ordinal))
            {
                if (watch.Elapsed > LongestForming)
                {
                    throw new TimeoutException($"The cluster of {Configuration} does not form.");
                }

                await Task.Delay(20);
            }
        }
    }

    public Task Kill() => Task.WhenAll(nodes.Select(node => node.Kill()));

    private static async Task<string> Ask(params string[] arguments)
    {
        using var client = Process.Start(new ProcessStartInfo("redis-cli", arguments) { RedirectStandardOutput = true })!;
        var answer = await client.StandardOutput.ReadToEndAsync();
        await client.WaitForExitAsync();
        return answer;
    }
}
