using System.Net;
using System.Net.Sockets;

namespace RedProperty.Realtime.Testing.Running;

/// <summary>Where the program lies, and where there is room for it.</summary>
internal static class BuiltHost
{
    /// <summary>The Host as it was built beside these tests, with its own static files.</summary>
    public static string File()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !System.IO.File.Exists(Path.Combine(root.FullName, "RedProperty.Realtime.sln")))
        {
            root = root.Parent;
        }

        return Path.Combine(root!.FullName, "Hub", "Host", "bin", configuration, "net10.0", "RedProperty.Realtime.Host.dll");
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
