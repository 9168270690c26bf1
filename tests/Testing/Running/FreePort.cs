using System.Net;
using System.Net.Sockets;

namespace RedProperty.Realtime.Testing.Running;

/// <summary>A port that nobody has, below those that the system gives to outgoing connections: a program that is restarted finds its own still free.</summary>
public static class FreePort
{
    private const int First = 10_000;
    private const int AfterLast = 32_000;

    public static int Take()
    {
        while (true)
        {
            var port = Random.Shared.Next(First, AfterLast);
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody has it.
            }
        }
    }
}
