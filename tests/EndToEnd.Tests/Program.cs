using System.Globalization;
using RedProperty.Realtime.Host.Embedded;
using Xunit.Runner.InProc.SystemConsole;

namespace RedProperty.Realtime.EndToEnd.Tests;

/// <summary>Runs the tests; or, asked with <c>--store DIRECTORY PORT PASSWORD</c>, is an embedded store in a process of its own, which several programs share;
/// with <c>--device HUB FOLDER TOKEN</c> a device to be killed.</summary>
internal static class Program
{
    /// <summary>What <c>dotnet</c> must be told to be that store.</summary>
    public static string File => typeof(Program).Assembly.Location;

    public static async Task<int> Main(string[] args)
    {
        if (args is [Clients.DeviceProcess.Argument, var hub, var folder, var token])
        {
            await Clients.DeviceProcess.Run(new Uri(hub), folder, token);
            return 0;
        }

        if (args is not ["--store", var directory, var port, var password])
        {
            return await ConsoleRunner.Run(args);
        }

        // As the Host has it.
        ThreadPool.SetMinThreads(64, 64);
        using var store = EmbeddedGarnet.Start(directory, port: int.Parse(port, CultureInfo.InvariantCulture), password: password);

        // The parent's end of the pipe closes when it goes away, however it went.
        while (await Console.In.ReadLineAsync() is not null)
        {
        }

        return 0;
    }
}
