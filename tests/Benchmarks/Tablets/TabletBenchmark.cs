using System.Diagnostics;
using RedProperty.Realtime.Testing.Chaos;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.Benchmarks.Tablets;

/// <summary>
/// The tablets' program as it is published, in a real browser: how long and how many bytes until its list can be used, for the first time and from then
/// on, with one ticket (bare) and with a thousand, and how a thousand scroll.
/// </summary>
internal static class TabletBenchmark
{
    private const int FullTickets = 1000;
    private const int Rounds = 5;
    private const int AtOnce = 20;

    public static Figures NewFigures(BenchmarkArguments arguments) => new(arguments.Scaled("A tablet with 1,000 tickets, beside one with a single ticket"));

    public static async Task Run(BenchmarkArguments arguments, Figures figures, CancellationToken cancellation)
    {
        var directory = Directory.CreateTempSubdirectory("tablet-benchmark").FullName;
        try
        {
            await Publish(Path.Combine(directory, "program"), cancellation);
            figures.Section("embedded store");
            figures.Note("in chromium on the same machine, through a line that counts what comes down; the first time includes typing by machine");
            var bare = await Measure(directory, 1, figures, cancellation);
            var ours = await Measure(directory, (int)(FullTickets * arguments.Scale), figures, cancellation);
            foreach (var (name, unit, read) in Rows)
            {
                figures.Add(name, unit, read(ours), read(bare));
            }

            figures.Faults("frames of the scroll without a card", ours.BlankFrames, bare.BlankFrames);
            figures.Note($"load of the machine over the last minute: {File.ReadAllText("/proc/loadavg").Split(' ')[0]}");
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static readonly (string Name, string Unit, Func<TabletFigures, double> Read)[] Rows =
    [
        ("first time: sign-in page", "ms", found => found.SignInPage),
        ("first time: list after the PIN", "ms", found => found.FirstList),
        ("first time: all that came down", "kB", found => found.FirstBytes / 1000.0),
        ("opened again: list, median", "ms", found => found.List),
        ("opened again: came down, median", "kB", found => found.Bytes / 1000.0),
        ("scroll: frame, p99", "ms", found => found.Frame),
    ];

    private static async Task<TabletFigures> Measure(string directory, int tickets, Figures figures, CancellationToken cancellation)
    {
        var data = Directory.CreateDirectory(Path.Combine(directory, $"data-{tickets}")).FullName;
        var address = new Uri($"http://127.0.0.1:{FreePort.Take()}");
        await using var program = await RunningProgram.StartAt(
            address,
            Path.Combine(directory, "program", "RedProperty.Realtime.Host.dll"),
            data,
            new Dictionary<string, string> { ["Urls"] = address.ToString(), ["Data__Directory"] = data, ["Demo__Enabled"] = "true", ["Demo__Life"] = "false" },
            cancellation);
        for (var reported = 0; reported < tickets; reported += AtOnce)
        {
            await Task.WhenAll(Enumerable.Range(0, Math.Min(AtOnce, tickets - reported)).Select(_ => program.Http.Reports(cancellation, kind: "corridor-clutter")));
        }

        await using var signal = new Signal(address);
        await using var browser = await TabletBrowser.Open(signal);
        figures.Note($"{tickets} reported; the browser opens the tablet for the first time");
        return await browser.Measure(Rounds, cancellation);
    }

    /// <summary>Trimmed and compressed, as the Dockerfile does it: what is built for work on the code is several times as large.</summary>
    private static async Task Publish(string folder, CancellationToken cancellation)
    {
        using var publish = Process.Start(new ProcessStartInfo("dotnet", ["publish", "Hub/Host", "-c", "Release", "-v", "q", "-nodeReuse:false", "-o", folder])
        {
            WorkingDirectory = Repository.Root,
        })!;
        await publish.WaitForExitAsync(cancellation);
        if (publish.ExitCode != 0)
        {
            throw new InvalidOperationException($"dotnet publish ended with {publish.ExitCode}.");
        }
    }
}

/// <param name="FirstList">From the second PIN to the first card.</param>
/// <param name="FirstBytes">With what the service worker keeps for later.</param>
/// <param name="List">From the start of the navigation to the first card.</param>
internal sealed record TabletFigures(double SignInPage, double FirstList, long FirstBytes, double List, long Bytes, double Frame, long BlankFrames);
