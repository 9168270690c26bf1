using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace RedProperty.Realtime.Testing.Chaos;

/// <summary>
/// A line in front of a hub that cuts, half-closes, swallows and delays connections. The dice of each connection come from a seed and its number, so the
/// same seed brings the same fates; which client meets which is the system's choice.
/// </summary>
public sealed class ChaosProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource leaving = new();
    private readonly ConcurrentDictionary<Task, bool> lines = new();
    private readonly int[] struck = new int[Enum.GetValues<Trouble>().Length];
    private readonly int hubPort;
    private readonly int seed;
    private readonly Task accepting;

    public ChaosProxy(Uri hub, int seed)
    {
        (hubPort, this.seed) = (hub.Port, seed);
        listener.Start(512);
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        accepting = Accept();
    }

    /// <summary>Where clients are to connect to.</summary>
    public Uri Address { get; }

    /// <summary>While false, connections are only passed on; what has begun goes on to its end.</summary>
    public bool IsRaging { get; set; }

    /// <summary>How often that trouble came over a connection.</summary>
    public int Struck(Trouble trouble) => Volatile.Read(ref struck[(int)trouble]);

    public async ValueTask DisposeAsync()
    {
        await leaving.CancelAsync().ConfigureAwait(false);
        listener.Stop();
        await accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(lines.Keys).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        leaving.Dispose();
    }

    private async Task Accept()
    {
        for (var number = 0; ; number++)
        {
            var client = await listener.AcceptSocketAsync(leaving.Token).ConfigureAwait(false);
            var line = Carry(client, Fate.Draw(new Random(HashCode(number))));
            lines[line] = true;
            _ = line.ContinueWith(ended => lines.TryRemove(ended, out _), TaskScheduler.Default);
        }
    }

    private async Task Carry(Socket client, Fate fate)
    {
        var hub = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        client.NoDelay = true;
        try
        {
            await hub.ConnectAsync(IPAddress.Loopback, hubPort, leaving.Token).ConfigureAwait(false);
        }
        catch (Exception away) when (away is SocketException or OperationCanceledException)
        {
            ChaosLine.Reset(client);
            hub.Dispose();
            return;
        }

        await new ChaosLine(client, hub, fate, MayStrike).Run(leaving.Token).ConfigureAwait(false);
    }

    private bool MayStrike(Trouble trouble)
    {
        if (IsRaging)
        {
            Interlocked.Increment(ref struck[(int)trouble]);
        }

        return IsRaging;
    }

    /// <summary>The same in every process, unlike <see cref="System.HashCode"/>.</summary>
    private int HashCode(int number) => unchecked((seed * 486_187_739) + (number * 16_777_619));
}
