using System.Diagnostics;
using Microsoft.Extensions.Options;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Photos;
using RedProperty.Realtime.Photos.Cleaning;
using RedProperty.Realtime.Testing.Photos;

namespace RedProperty.Realtime.Photos.Tests.Cleaning;

/// <summary>By itself: it measures the memory of the process.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MeasuredAlone
{
    public const string Name = "Measured alone";
}

[Collection(MeasuredAlone.Name)]
public sealed class HostileUploads(ITestOutputHelper output)
{
    private const int Count = 1000;

    /// <summary>Two pictures open at once with 160 MB each, and as much again for what was freed and not given back.</summary>
    private const long MostMegabytes = 640;

    [Fact]
    public async Task Of_a_thousand_none_is_kept_as_sent_none_breaks_anything_and_memory_stays_bounded()
    {
        var seed = Environment.GetEnvironmentVariable("HOSTILE_SEED") is { } given ? int.Parse(given, System.Globalization.CultureInfo.InvariantCulture) : 2341;
        using var cleaner = new SkiaPhotoCleaner(Options.Create(new PhotosOptions()));
        var uploads = HostileUpload.Some(Count, seed).ToList();
        var before = Peak.Reset();
        var (taken, faults, began) = (0, new List<string>(), Stopwatch.GetTimestamp());
        var reasons = new SortedDictionary<string, int>();

        await Parallel.ForEachAsync(
            uploads,
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

        var grown = Peak.Megabytes() - before;
        output.WriteLine($"HOSTILE_SEED={seed}: {string.Join(", ", reasons.Select(pair => $"{pair.Key} {pair.Value}"))}");
        output.WriteLine($"{Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s, memory grew by at most {grown} MB from {before} MB");
        Assert.Empty(faults);
        Assert.Equal(Count, reasons.Values.Sum());
        Assert.InRange(taken, Count / 10, Count / 2);
        Assert.InRange(grown, 0, MostMegabytes);
    }

    private static string? Fault(HostileUpload upload, Outcome<CleanPhoto> answer) =>
        answer.IsRefused ? (answer.Refusal.Reason is null ? "it is refused without a reason" : null)
        : !upload.MayBeTaken ? "it was taken"
        : answer.Value.Width is < 1 or > PhotoLimits.LongestSide || answer.Value.Height is < 1 or > PhotoLimits.LongestSide ? "it has the wrong size"
        : Harmless.Fault(answer.Value.Picture.Span, upload.Bytes) ?? Harmless.Fault(answer.Value.Thumbnail.Span, upload.Bytes);
}
