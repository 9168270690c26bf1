using System.Globalization;

namespace RedProperty.Realtime.Benchmarks;

/// <summary>What goes on, for whoever waits; not part of the figures.</summary>
internal static class Progress
{
    public static void Say(FormattableString text) =>
        Console.Error.WriteLine($"    [{TimeProvider.System.GetUtcNow():HH:mm:ss}] {text.ToString(CultureInfo.InvariantCulture)}");
}
