using System.Net;
using System.Net.Sockets;

namespace RedProperty.Realtime.Testing.Running;

/// <summary>
/// A port that nobody has, below those that the system gives to outgoing connections: a program that is killed and started again finds its own still
/// free. Never the same twice in one process.
/// </summary>
public static class FreePort
{
    private const int First = 10_000;
    private const int Ports = 22_000;

    /// <summary>Two test runs at once begin at different places.</summary>
    private static int taken = Environment.ProcessId * 101 % Ports;

    public static int Take()
    {
        while (true)
        {
            var port = First + (Interlocked.Increment(ref taken) % Ports);
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody has it; the next one, then.
            }
        }
    }
}
