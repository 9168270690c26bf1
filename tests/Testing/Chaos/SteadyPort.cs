using System.Net;
using System.Net.Sockets;

namespace RedProperty.Realtime.Testing.Chaos;

/// <summary>
/// A port for a program that is killed and comes back. It lies below those that the system gives to outgoing connections: otherwise a client's own
/// connection could sit on it while the program is away.
/// </summary>
public static class SteadyPort
{
    private const int First = 20_000;
    private const int Ports = 10_000;

    /// <summary>Two test runs at once begin at different places.</summary>
    private static int taken = Environment.ProcessId * 101 % Ports;

    public static int Free()
    {
        while (true)
        {
            var port = First + (Interlocked.Increment(ref taken) % Ports);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody else has it; the next one, then.
            }
        }
    }
}
