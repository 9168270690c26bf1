using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace RedProperty.Realtime.Testing.Chaos;

/// <summary>The air between a tablet and the program: while it is gone, what was open is reset and nothing new gets through. Counts what it carries.</summary>
public sealed class Signal : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource leaving = new();
    private readonly ConcurrentDictionary<Socket, bool> open = new();
    private readonly int port;
    private long down;

    public Signal(Uri program)
    {
        port = program.Port;
        listener.Start(512);
        Address = new Uri($"http://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        _ = Accept();
    }

    /// <summary>Where the tablet is to connect to. By its name: a browser takes localhost for a safe place, as it takes https.</summary>
    public Uri Address { get; }

    public bool IsThere { get; private set; } = true;

    /// <summary>Bytes that came down to the tablet so far, headers and all.</summary>
    public long Down => Interlocked.Read(ref down);

    public void Goes()
    {
        IsThere = false;
        foreach (var socket in open.Keys)
        {
            socket.Close(0);
        }
    }

    public void ComesBack() => IsThere = true;

    public async ValueTask DisposeAsync()
    {
        await leaving.CancelAsync().ConfigureAwait(false);
        listener.Stop();
        Goes();
        leaving.Dispose();
    }

    private async Task Accept()
    {
        while (!leaving.IsCancellationRequested)
        {
            _ = Carry(await listener.AcceptSocketAsync(leaving.Token).ConfigureAwait(false));
        }
    }

    private async Task Carry(Socket tablet)
    {
        using var program = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        open[tablet] = open[program] = true;
        try
        {
            if (IsThere)
            {
                tablet.NoDelay = true;
                await program.ConnectAsync(IPAddress.Loopback, port).ConfigureAwait(false);
                await Task.WhenAny(Pump(tablet, program, isDown: false), Pump(program, tablet, isDown: true)).ConfigureAwait(false);
            }
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // The other end, or the signal, has gone.
        }
        finally
        {
            open.TryRemove(tablet, out _);
            open.TryRemove(program, out _);
            tablet.Close(0);
        }
    }

    private async Task Pump(Socket from, Socket to, bool isDown)
    {
        var buffer = new byte[32 * 1024];
        try
        {
            for (int read; (read = await from.ReceiveAsync(buffer).ConfigureAwait(false)) > 0 && IsThere;)
            {
                if (isDown)
                {
                    Interlocked.Add(ref down, read);
                }

                await to.SendAsync(buffer.AsMemory(0, read)).ConfigureAwait(false);
            }
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // As above.
        }
    }
}
