using System.Globalization;

namespace RedProperty.Realtime.Photos.Tests.Cleaning;

/// <summary>The most memory that this process has had at once, native memory included, as Linux counts it.</summary>
internal static class Peak
{
    /// <summary>From here on anew; answers what it has now, in megabytes.</summary>
    public static long Reset()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        File.WriteAllText("/proc/self/clear_refs", "5");
        return Megabytes();
    }

    public static long Megabytes() => long.Parse(
        File.ReadLines("/proc/self/status").Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture) / 1024;
}
