using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Garnet;
using Microsoft.Extensions.Logging.Abstractions;

namespace RedProperty.Realtime.Host.Embedded;

/// <summary>
/// The store for whoever has none: Microsoft.Garnet inside this program, on a free port of the loopback interface, its files in one directory.
/// A write is on disk before its answer, so that what was answered survives kill -9.
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
    /// <exception cref="StartFaultException">The sentence says why it cannot run there.</exception>
    public static EmbeddedGarnet Start(string directory, ILoggerFactory? logs = null, int port = 0)
    {
        var ownership = Own(directory);
        try
        {
            for (var tries = 1; ; tries++)
            {
                var candidate = port > 0 ? port : FreePort();
                var password = RandomNumberGenerator.GetHexString(32, lowercase: true);
                GarnetServer? server = null;
                try
                {
                    server = new GarnetServer(GarnetArguments.For(directory, candidate, password), logs ?? NullLoggerFactory.Instance);
                    server.Start();
                    return new EmbeddedGarnet(
                        server, ownership, string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{candidate},password={password}"));
                }
                catch (SocketException taken) when (taken.SocketErrorCode == SocketError.AddressAlreadyInUse)
                {
                    // Between asking for a free port and using it somebody else was quicker.
                    server?.Dispose();
                    if (port > 0 || tries == MostPortTries)
                    {
                        throw new StartFaultException(
                            $"The embedded store found no free port on 127.0.0.1 (last tried {candidate}: {taken.Message}); set Redis:Configuration to use another store.");
                    }
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

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
