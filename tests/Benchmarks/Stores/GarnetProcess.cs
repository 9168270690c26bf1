using RedProperty.Realtime.Host.Embedded;

namespace RedProperty.Realtime.Benchmarks.Stores;

/// <summary>This program asked to be an embedded store in a process of its own: <c>garnet DIRECTORY PORT PASSWORD</c>.</summary>
internal static class GarnetProcess
{
    public const string Verb = "garnet";

    public static async Task<int> Run(string directory, int port, string password)
    {
        using var store = EmbeddedGarnet.Start(directory, port: port, password: password);
        Console.WriteLine(store.Configuration);

        // The parent's end of the pipe closes when it goes away, however it went.
        while (await Console.In.ReadLineAsync() is not null)
        {
        }

        return 0;
    }
}
