using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RedProperty.Realtime.Testing.Running;

/// <summary>A store in a process of its own, which can be killed and started again on the same port and directory.</summary>
internal sealed class StoreProcess : IStoreProcess
{
    private const string Password = "only-here";
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);

    private readonly string program;
    private readonly string[] arguments;
    private readonly int port;
    private Process? process;

    private StoreProcess(string program, string[] arguments, int port, string configuration)
    {
        this.program = program;
        this.arguments = arguments;
        this.port = port;
        Configuration = configuration;
    }

    public string Configuration { get; }

    public static StoreProcess Of(StoreKind kind, string directory, string? storeProgram)
    {
        var port = FreePort.Take();
        return kind == StoreKind.RedisServer
            ? Redis(port, directory)
            : new StoreProcess(
                "dotnet",
                [
                    storeProgram ?? throw new ArgumentNullException(nameof(storeProgram)),
                    "--store", Path.Combine(directory, "embedded"), $"{port}", Password,
                ],
                port,
                $"127.0.0.1:{port},password={Password}");
    }

    /// <param name="more">Further arguments of its command line.</param>
    public static StoreProcess Redis(int port, string directory, params string[] more) => new(
        "redis-server",
        ["--port", $"{port}", "--bind", "127.0.0.1", "--dir", directory, "--appendonly", "yes", "--appendfsync", "always", "--save", string.Empty, .. more],
        port,
        $"127.0.0.1:{port}");

    public async Task Start()
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        process = Process.Start(start)
            ?? throw new InvalidOperationException($"{program} does not start; install Debian's package redis-server.");
        var said = process.StandardOutput.ReadToEndAsync();
        var complained = process.StandardError.ReadToEndAsync();
        for (var watch = Stopwatch.StartNew(); !await Answers(); await Task.Delay(20))
        {
            if (process.HasExited || watch.Elapsed > LongestStart)
            {
                await Kill();
                throw new InvalidOperationException($"{program} does not answer: {await said}{await complained}");
            }
        }
    }

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

    /// <summary>Whether it takes commands: while it reads its files it listens already and refuses them.</summary>
    private async Task<bool> Answers()
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            await using var line = client.GetStream();
            await line.WriteAsync(Encoding.ASCII.GetBytes($"*2\r\n$4\r\nAUTH\r\n${Password.Length}\r\n{Password}\r\n*1\r\n$4\r\nPING\r\n"));
            using var answers = new StreamReader(line, Encoding.ASCII);
            await answers.ReadLineAsync();
            return await answers.ReadLineAsync() is "+PONG";
        }
        catch (Exception away) when (away is SocketException or IOException)
        {
            return false;
        }
    }
}
