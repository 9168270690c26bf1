using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.Photos.Tests.Files;

/// <summary>
/// A server that speaks S3 as its own process: the npm package s3rver, fetched once, ended by its process id. It knows buckets and key ids; it does not work out
/// signatures of the fourth version, which Amazon's own client makes here.
/// </summary>
public sealed class S3Server : IAsyncLifetime
{
    public const string Bucket = "photos";

    /// <summary>The one key that it knows, and its secret.</summary>
    public const string Key = "S3RVER";

    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);

    private readonly string data = Path.Combine(Path.GetTempPath(), $"s3-{Path.GetRandomFileName()}");
    private readonly int port = FreePort.Take();
    private Process? process;

    public string Url => $"http://127.0.0.1:{port}";

    public async ValueTask InitializeAsync()
    {
        var home = Path.Combine(Repository.Root, "tests", "Photos.Tests", "S3Server");
        if (!File.Exists(Path.Combine(home, "node_modules", ".package-lock.json")))
        {
            await Run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", home]);
        }

        process = Start("node",
        [
            Path.Combine(home, "node_modules", "s3rver", "bin", "s3rver.js"), "--silent", "--no-vhost-buckets", "--configure-bucket", Bucket,
            "-a", "127.0.0.1", "-p", port.ToString(CultureInfo.InvariantCulture), "-d", data,
        ]);
        using var limit = new CancellationTokenSource(LongestStart);
        while (!await Answers(limit.Token))
        {
            Assert.False(process.HasExited, "The S3 server ended by itself.");
            await Task.Delay(50, limit.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }

        if (System.IO.Directory.Exists(data))
        {
            System.IO.Directory.Delete(data, recursive: true);
        }
    }

    private static Process Start(string program, string[] arguments) =>
        Process.Start(program, arguments) ?? throw new InvalidOperationException($"{program} does not start.");

    private static async Task Run(string program, string[] arguments)
    {
        using var run = Start(program, arguments);
        await run.WaitForExitAsync();
        Assert.True(run.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {run.ExitCode}.");
    }

    private async Task<bool> Answers(CancellationToken cancellation)
    {
        try
        {
            using var knock = new TcpClient();
            await knock.ConnectAsync("127.0.0.1", port, cancellation);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
