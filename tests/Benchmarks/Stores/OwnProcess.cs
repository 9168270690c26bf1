using System.Diagnostics;

namespace RedProperty.Realtime.Benchmarks.Stores;

/// <summary>This program once more, as something else.</summary>
internal static class OwnProcess
{
    /// <summary>It ends when its standard input closes, so it never outlives the one that started it.</summary>
    public static Process Start(string verb, params string[] arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", [typeof(OwnProcess).Assembly.Location, verb, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException($"'{verb}' does not start.");

    public static async Task<string> ReadLine(Process process) =>
        await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("A process that a benchmark started has ended; its own words stand above.");
}
