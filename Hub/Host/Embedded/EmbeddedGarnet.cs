using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Garnet;
using Garnet.common;
using Microsoft.Extensions.Logging.Abstractions;

namespace RedProperty.Realtime.Host.Embedded;

/// <summary>
/// The store for whoever has none: Microsoft.Garnet inside this program, on a free port of the loopback interface, its files in one directory.
/// Its log is on disk before our stores call anything written (see <see cref="GarnetArguments"/>), so that what was answered survives kill -9.
/// </summary>
public sealed class EmbeddedGarnet : IDisposable
{
    private const int MostPortTries = 10;

    private readonly GarnetServer server;
    private readonly FileStream ownership;

    private EmbeddedGarnet(GarnetServer server, FileStream ownership, string configuration)
    {
        this.server = server;
        this.ownership = ownership;
        Configuration = configuration;
    }

    /// <summary>For StackExchange.Redis: address and a password made for this run, so that other users of the machine stay out.</summary>
    public string Configuration { get; }

    /// <summary>Recovers what the directory holds and starts serving. Returns when the store is ready.</summary>
    /// <param name="directory">Made if missing; owned by one program at a time.</param>
    /// <param name="logs">Garnet's own words; silent when absent.</param>
    /// <param name="port">A free one when 0.</param>
    /// <param name="password">One of its own for each start when absent.</param>
    /// <exception cref="StartFaultException">The sentence says why it cannot run there.</exception>
    public static EmbeddedGarnet Start(string directory, ILoggerFactory? logs = null, int port = 0, string? password = null)
    {
        var ownership = Own(directory);
        password ??= RandomNumberGenerator.GetHexString(32, lowercase: true);
        try
        {
            for (var tries = 1; ; tries++)
            {
                var candidate = port > 0 ? port : FreePort();
                GarnetServer? server = null;
                try
                {
                    server = new GarnetServer(GarnetArguments.For(directory, candidate, password), logs ?? NullLoggerFactory.Instance);
                    server.Start();
                    return new EmbeddedGarnet(
                        server, ownership, string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{candidate},password={password}"));
                }
                catch (GarnetException fault) when (IsTaken(fault) && port == 0 && tries < MostPortTries)
                {
                    // Between asking for a free port and using it somebody else was quicker.
                    server?.Dispose();
                }
                catch (GarnetException fault)
                {
                    server?.Dispose();
                    throw new StartFaultException(
                        $"The embedded store cannot start on {Path.GetFullPath(directory)}: {fault.Message} "
                        + "Mend that, set Data:Directory to another directory, or Redis:Configuration to another store.");
                }
            }
        }
        catch
        {
            ownership.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        server.Dispose();
        ownership.Dispose();
    }

    private static FileStream Own(string directory)
    {
        try
        {
            Directory.CreateDirectory(directory);
            return new FileStream(Path.Combine(directory, "owner.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception taken) when (taken is IOException or UnauthorizedAccessException)
        {
            throw new StartFaultException(
                $"The data directory {Path.GetFullPath(directory)} cannot be used: another program runs on it, or it may not be written ({taken.Message}). "
                + "Stop that program, or set Data:Directory to another directory.");
        }
    }

    private static bool IsTaken(GarnetException fault) =>
        fault.InnerException is SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
