using System.Globalization;

namespace RedProperty.Realtime.EndToEnd.Tests.Faults;

/// <summary>How long the program needed to be abreast of its limits again.</summary>
internal static class Recovery
{
    /// <summary>Promised after the process, or the store, is ready again: the auditor comes every 4 seconds, and once more when something was left out.</summary>
    public static readonly TimeSpan Promised = TimeSpan.FromSeconds(15);

    /// <summary>Prints it, and fails when a limit waited longer than promised: since it ended, or since the program was back if it ended before.</summary>
    /// <param name="backAt">When the process or the store was ready; with another process alive, when the fault began.</param>
    /// <returns>How many limits the fault kept waiting; a fault that hit none shows nothing.</returns>
    public static int Show(string fault, DateTimeOffset backAt, IReadOnlyList<Enforced> limits)
    {
        var waited = limits.Max(limit => limit.At - (limit.DueAt > backAt ? limit.DueAt : backAt));
        var overdue = limits.Where(limit => limit.DueAt <= backAt && limit.At > backAt).ToList();
        var late = limits.Select(limit => limit.Late).Order().ToList();
        var recovered = overdue.Count == 0 ? TimeSpan.Zero : overdue.Max(limit => limit.At) - backAt;
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{fault}: {overdue.Count} of {limits.Count} limits overdue, all enforced {recovered.TotalSeconds:0.0} s after it was back; longest wait {waited.TotalSeconds:0.0} s. "
            + $"Lateness p50 {late[late.Count / 2].TotalMilliseconds:0} ms, max {late[^1].TotalMilliseconds:0} ms, least {late[0].TotalMilliseconds:0} ms.");
        TestContext.Current.TestOutputHelper?.WriteLine(line);
        TestContext.Current.SendDiagnosticMessage(line);
        Assert.True(waited <= Promised, line);
        return overdue.Count;
    }
}
