using System.Diagnostics;
using System.Globalization;

namespace RedProperty.Realtime.Benchmarks.Sides;

/// <summary>What a process has taken from the machine. Less of the machine's mood is in it than in any rate.</summary>
internal static class Burden
{
    /// <summary>Processor time so far, user and kernel.</summary>
    public static TimeSpan Processor(int processId)
    {
        using var process = Process.GetProcessById(processId);
        return process.TotalProcessorTime;
    }

    /// <summary>Resident memory in bytes.</summary>
    public static long Resident(int processId) => Status(processId, "VmRSS:");

    /// <summary>Resident memory that is not backed by files: heaps and stacks, without the code of the program.</summary>
    public static long ResidentOwn(int processId) => Status(processId, "RssAnon:");

    private static long Status(int processId, string name) =>
        long.Parse(
            File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/status"))
                .Single(line => line.StartsWith(name, StringComparison.Ordinal))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture) * 1024;
}
