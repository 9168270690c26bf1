using System.Diagnostics;
using Microsoft.Extensions.Options;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Photos;
using RedProperty.Realtime.Photos.Cleaning;
using RedProperty.Realtime.Testing.Photos;

namespace RedProperty.Realtime.Photos.Tests.Cleaning;

public sealed class HostileUploads(ITestOutputHelper output)
{
    private const int Count = 1000;

    /// <summary>Two pictures open at once with 160 MB each, what is encoded, and what a test process has anyway.</summary>
    private const long MostMegabytes = 700;

    [Fact]
    public async Task Of_a_thousand_none_is_kept_as_sent_none_breaks_anything_and_memory_stays_bounded()
    {
        var seed = Environment.GetEnvironmentVariable("HOSTILE_SEED") is { } given ? int.Parse(given, System.Globalization.CultureInfo.InvariantCulture) : 2341;
        using var cleaner = new SkiaPhotoCleaner(Options.Create(new PhotosOptions()));
        var (taken, faults, began) = (0, new List<string>(), Stopwatch.GetTimestamp());
        var reasons = new SortedDictionary<string, int>();

        await Parallel.ForEachAsync(
            HostileUpload.Some(Count, seed),
            new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = TestContext.Current.CancellationToken },
            async (upload, cancellation) =>
            {
                using var sent = new MemoryStream(upload.Bytes);
                var answer = await cleaner.Clean(sent, "media", cancellation);
                var fault = Fault(upload, answer);
                lock (faults)
                {
                    taken += answer.IsRefused ? 0 : 1;
                    var reason = answer.Refusal?.Reason ?? "taken, made anew";
                    reasons[reason] = reasons.GetValueOrDefault(reason) + 1;
                    if (fault is not null)
                    {
                        faults.Add($"{upload.What}: {fault}");
                    }
                }
            });

        using var process = Process.GetCurrentProcess();
        var peak = process.PeakWorkingSet64 / 1024 / 1024;
        output.WriteLine($"HOSTILE_SEED={seed}: {string.Join(", ", reasons.Select(pair => $"{pair.Key} {pair.Value}"))}");
        output.WriteLine($"{Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s, at most {peak} MB");
        Assert.Empty(faults);
        Assert.Equal(Count, reasons.Values.Sum());
        Assert.InRange(taken, Count / 10, Count / 2);
        Assert.InRange(peak, 1, MostMegabytes);
    }

    private static string? Fault(HostileUpload upload, Outcome<CleanPhoto> answer) =>
        answer.IsRefused ? (answer.Refusal.Reason is null ? "it is refused without a reason" : null)
        : !upload.MayBeTaken ? "it was taken"
        : answer.Value.Width is < 1 or > PhotoLimits.LongestSide || answer.Value.Height is < 1 or > PhotoLimits.LongestSide ? "it has the wrong size"
        : Harmless.Fault(answer.Value.Picture.Span, upload.Bytes) ?? Harmless.Fault(answer.Value.Thumbnail.Span, upload.Bytes);
}
