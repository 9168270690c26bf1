namespace RedProperty.Realtime.EndToEnd.Tests.Faults;

/// <summary>Makes one process believe that it is later, by Debian's libfaketime; what it measures between two moments stays right.</summary>
internal static class WrongClock
{
    public static readonly TimeSpan Ahead = TimeSpan.FromSeconds(5);

    public static (string Key, string Value)[] Settings =>
    [
        ("LD_PRELOAD", Library()),
        ("FAKETIME", $"+{Ahead.TotalSeconds:0}s"),
        ("FAKETIME_DONT_FAKE_MONOTONIC", "1"),
        ("DONT_FAKE_MONOTONIC", "1"),

        // Its repair for an old glibc makes every timed wait of .NET end seconds too late.
        ("FAKETIME_FORCE_MONOTONIC_FIX", "0"),
    ];

    /// <summary>
    /// By the Date header of its answers, which the web server takes from the system once a second, in whole seconds. It was written between question and
    /// answer: however long that took, the process is ahead by at least the one and at most the other, give or take that second.
    /// </summary>
    public static async Task<(TimeSpan Least, TimeSpan Most)> OffsetOf(HttpClient http)
    {
        var askedAt = TrueTime.Now;
        using var answer = await http.GetAsync("/healthz/live", TestContext.Current.CancellationToken);
        var date = answer.Headers.Date!.Value;
        return (date - TrueTime.Now, date + TimeSpan.FromSeconds(2) - askedAt);
    }

    private static string Library()
    {
        var found = Directory.EnumerateDirectories("/usr/lib", "*-linux-gnu*")
            .Select(directory => Path.Combine(directory, "faketime", "libfaketimeMT.so.1"))
            .FirstOrDefault(File.Exists);
        return found ?? throw new InvalidOperationException("libfaketime is not installed, and this test needs it: Debian's package faketime (bash tests/run.sh installs it).");
    }
}
