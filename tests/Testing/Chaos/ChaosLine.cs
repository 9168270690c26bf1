using System.Net.Sockets;

namespace RedProperty.Realtime.Testing.Chaos;

/// <summary>One connection through the proxy: two pumps, until an end leaves or fate comes.</summary>
internal sealed class ChaosLine(Socket client, Socket hub, Fate fate, Func<Trouble, bool> mayStrike)
{
    private const int Piece = 16 * 1024;

    private Trouble? trouble;

    public async Task Run(CancellationToken cancellation)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var pumps = Task.WhenAll(Pump(client, hub, ended.Token), Pump(hub, client, ended.Token));
        await Task.WhenAny(pumps, Suffer(ended.Token)).ConfigureAwait(false);
        await ended.CancelAsync().ConfigureAwait(false);
        Reset(client);
        Reset(hub);
        await pumps.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public static void Reset(Socket socket)
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Dispose();
    }

    private async Task Suffer(CancellationToken cancellation)
    {
        await Task.Delay(fate.After, cancellation).ConfigureAwait(false);
        if (!mayStrike(fate.Trouble))
        {
            await Task.Delay(Timeout.Infinite, cancellation).ConfigureAwait(false);
        }

        trouble = fate.Trouble;
        if (trouble == Trouble.HalfClose)
        {
            (fate.IsTowardsHub ? hub : client).Shutdown(SocketShutdown.Send);
        }

        if (trouble != Trouble.Cut)
        {
            await Task.Delay(fate.Lasts, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>An end that says its last word is passed on as such.</summary>
    private async Task Pump(Socket from, Socket to, CancellationToken cancellation)
    {
        var piece = new byte[Piece];
        try
        {
            while (await from.ReceiveAsync(piece, cancellation).ConfigureAwait(false) is > 0 and var length)
            {
                if (trouble == Trouble.Delay)
                {
                    await Task.Delay(fate.HoldUp, cancellation).ConfigureAwait(false);
                }

                for (var sent = 0; sent < length && trouble != Trouble.BlackHole;)
                {
                    sent += await to.SendAsync(piece.AsMemory(sent, length - sent), cancellation).ConfigureAwait(false);
                }
            }

            if (trouble is null)
            {
                to.Shutdown(SocketShutdown.Send);
            }
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The other end learns it by the reset, unless its trouble is that it does not.
            if (trouble is not (Trouble.HalfClose or Trouble.BlackHole))
            {
                Reset(from);
                Reset(to);
            }
        }
    }
}
