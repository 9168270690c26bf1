using RedProperty.Realtime.Benchmarks.Crowd;
using RedProperty.Realtime.Benchmarks.Sides;
using RedProperty.Realtime.Benchmarks.Stores;

namespace RedProperty.Realtime.Benchmarks.Connections;

/// <summary>What an idle watching connection costs the hub's process in resident memory, against a bare hub with groups.</summary>
internal static class ConnectionsBenchmark
{
    private const int FullRounds = 3;

    /// <summary>Connected and gone before anything is measured: code is compiled and pools are filled.</summary>
    private const int WarmUp = 200;
    private static readonly int[] Counts = [2_000, 5_000];

    /// <summary>Longer than three of our heads, every 10 s, and two of SignalR's pings, every 15 s.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(35);

    public static Figures NewFigures(BenchmarkArguments arguments) => new(arguments.Scaled("Memory of an idle watching connection"));

    public static async Task Run(BenchmarkArguments arguments, Figures figures, CancellationToken cancellation)
    {
        var settling = arguments.Scale < 1 ? Settling / 3 : Settling;
        foreach (var kind in arguments.Stores)
        {
            foreach (var count in Counts.Select(full => (int)(full * arguments.Scale)))
            {
                figures.Section($"{count} connections, {BenchStore.NameOf(kind)}");
                figures.Note("resident memory of the hub's process after less before, by the number of connections; processes fresh for each round");
                var (ours, bare) = (new List<Footprint>(), new List<Footprint>());
                for (var round = 1; round <= (arguments.Scale < 1 ? 1 : FullRounds); round++)
                {
                    ours.Add(await OfOurs(kind, count, settling, cancellation));
                    bare.Add(await OfBare(count, settling, cancellation));
                    Progress.Say($"round {round}: ours {ours[^1].Resident:0.0} kB, bare {bare[^1].Resident:0.0} kB");
                }

                Tell(figures, ours, bare);
            }
        }
    }

    private static void Tell(Figures figures, List<Footprint> ours, List<Footprint> bare)
    {
        figures.Add("a connection", "kB", Middle.Of([.. ours.Select(it => it.Resident)]), Middle.Of([.. bare.Select(it => it.Resident)]));
        figures.Add("a connection, without mapped files", "kB", Middle.Of([.. ours.Select(it => it.Own)]), Middle.Of([.. bare.Select(it => it.Own)]));
        figures.Add("process before", "MB", Middle.Of([.. ours.Select(it => it.Before)]), Middle.Of([.. bare.Select(it => it.Before)]));
        figures.Add("process with them", "MB", Middle.Of([.. ours.Select(it => it.After)]), Middle.Of([.. bare.Select(it => it.After)]));
        figures.Note($"a connection, each round: ours {Middle.Show(ours.Select(it => it.Resident))}; bare {Middle.Show(bare.Select(it => it.Resident))}");
        figures.Faults("connections ended", ours.Sum(it => it.Ended), bare.Sum(it => it.Ended));
    }

    private static async Task<Footprint> OfOurs(BenchStoreKind kind, int count, TimeSpan settling, CancellationToken cancellation)
    {
        await using var ours = await OurSide.Open(kind, FeedTickets.MostFeeds, 1, cancellation);
        return await Footprint.Measure(ours.Door, ours.ProcessId, ours.Feeds, WarmUp, count, settling, cancellation);
    }

    private static async Task<Footprint> OfBare(int count, TimeSpan settling, CancellationToken cancellation)
    {
        await using var bare = await BareSide.Open();
        var groups = Enumerable.Range(0, FeedTickets.MostFeeds).Select(i => $"grid/bare-{i}").ToList();
        return await Footprint.Measure(bare.Door, bare.ProcessId, groups, WarmUp, count, settling, cancellation);
    }
}
