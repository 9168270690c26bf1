using System.Globalization;
using RedProperty.Realtime.Host.Embedded;
using Xunit.Runner.InProc.SystemConsole;

namespace RedProperty.Realtime.Redis.Tests;

/// <summary>Runs the tests; or, asked with <c>--store DIRECTORY PORT PASSWORD</c>, is an embedded store in a process of its own, which a test may kill.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        if (args is not ["--store", var directory, var port, var password])
        {
            return await ConsoleRunner.Run(args);
        }

        using var store = EmbeddedGarnet.Start(directory, port: int.Parse(port, CultureInfo.InvariantCulture), password: password);

        // The parent's end of the pipe closes when it goes away, however it went.
        while (await Console.In.ReadLineAsync() is not null)
        {
        }

        return 0;
    }
}
