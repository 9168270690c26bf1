using RedProperty.Realtime.Benchmarks.Sides;
using RedProperty.Realtime.Benchmarks.Stores;

namespace RedProperty.Realtime.Benchmarks.Resume;

/// <summary>Everybody drops out at once and comes back while events go on: how long until the last is up to date, and what the application saw.</summary>
internal static class ResumeBenchmark
{
    private const int FullClients = 10_000;
    private const int FullRounds = 3;

    /// <summary>Before a cut and after the last, so that there is a life to be cut out of.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan CatchUp = TimeSpan.FromSeconds(20);

    public static Figures NewFigures(BenchmarkArguments arguments) => new(arguments.Scaled("Resume"));

    public static async Task Run(BenchmarkArguments arguments, Figures figures, CancellationToken cancellation)
    {
        var wanted = (int)(FullClients * arguments.Scale);
        var clients = Fleet.Fitting(wanted);
        foreach (var kind in arguments.Stores)
        {
            foreach (var part in arguments.Parts)
            {
                figures.Section($"{clients} clients, {part}, {BenchStore.NameOf(kind)}");
                figures.Note(part == "cut"
                    ? "all connections cut at once by the clients"
                    : "the hub killed with -9, its clients go to a second hub on the same store; bare: to a second bare hub");
                figures.Note($"{EventStream.EventsPerSecond} events a second go on; bare: connect, handshake and join, no events");
                if (clients < wanted)
                {
                    figures.Note($"{wanted} were wanted; a process here may have no more open files (ulimit -n)");
                }

                var rounds = part == "cut" && arguments.Scale == 1 ? FullRounds : 1;
                var bare = await RunBare(clients, part, rounds, cancellation);
                await RunOurs(kind, clients, part, rounds, bare, figures, cancellation);
            }
        }
    }

    private static async Task<List<Return>> RunBare(int clients, string part, int rounds, CancellationToken cancellation)
    {
        await using var first = await BareSide.Open();
        await using var second = await BareSide.Open();
        await using var fleet = await Fleet.Gather(
            first.Door, clients, [.. Enumerable.Range(0, FeedTickets.MostFeeds).Select(i => $"grid/bare-{i}")], cancellation);
        var returns = new List<Return>();
        for (var round = 0; round < rounds; round++)
        {
            await Task.Delay(Life, cancellation);
            returns.Add(part == "cut"
                ? await fleet.Return(first.Door, null, cancellation)
                : await fleet.Return(second.Door, first.Kill, cancellation));
            Progress.Say($"bare, round {round + 1} of {rounds}: the last after {returns[^1].Max:0.00} s");
        }

        return returns;
    }

    private static async Task RunOurs(
        BenchStoreKind kind, int clients, string part, int rounds, List<Return> bare, Figures figures, CancellationToken cancellation)
    {
        await using var ours = await OurSide.Open(kind, FeedTickets.MostFeeds, 1, cancellation, hubs: part == "cut" ? 1 : 2);
        await using var fleet = await Fleet.Gather(ours.Door, clients, ours.Feeds, cancellation);
        await using var stream = await EventStream.Begin(ours);
        var returns = new List<Return>();
        for (var round = 0; round < rounds; round++)
        {
            await Task.Delay(Life, cancellation);
            returns.Add(part == "cut"
                ? await fleet.Return(ours.Door, null, cancellation)
                : await fleet.Return(ours.DoorOf(1), () => ours.Kill(0), cancellation));
            Progress.Say($"ours, round {round + 1} of {rounds}: the last after {returns[^1].Max:0.00} s");
        }

        await Task.Delay(Life, cancellation);
        var written = await stream.End();
        await HaveAll(fleet, written, cancellation);
        Tell(figures, returns, bare);
        TellCopies(figures, fleet, written);
        ours.TellComplaints(figures);
    }

    private static async Task HaveAll(Fleet fleet, IReadOnlyDictionary<string, long> written, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(CatchUp);
        while (!limit.IsCancellationRequested && fleet.Devices.Any(device => device.Copy.Number < written.GetValueOrDefault(device.Feed)))
        {
            await Task.Delay(100, CancellationToken.None);
        }

        cancellation.ThrowIfCancellationRequested();
    }

    private static void Tell(Figures figures, List<Return> ours, List<Return> bare)
    {
        figures.Add("back after the cut, p50", "s", Of(ours, it => it.P50), Of(bare, it => it.P50));
        figures.Add("back after the cut, p99", "s", Of(ours, it => it.P99), Of(bare, it => it.P99));
        figures.Add("back after the cut, the last", "s", Of(ours, it => it.Max), Of(bare, it => it.Max));
        figures.Note($"the last, each round: ours {Middle.Show(ours.Select(it => it.Max))}; bare {Middle.Show(bare.Select(it => it.Max))}");
        figures.Faults("not back within 10 s", ours.Sum(it => it.Late), bare.Sum(it => it.Late));
    }

    private static void TellCopies(Figures figures, Fleet fleet, IReadOnlyDictionary<string, long> written)
    {
        var missing = fleet.Devices.Sum(device => Math.Max(0, written.GetValueOrDefault(device.Feed) - device.Copy.Number));
        figures.Note($"{written.Values.Sum()} events written; {fleet.Devices.Sum(device => device.Copy.Number)} handed to the applications");
        figures.Faults("events lost", missing + fleet.Devices.Sum(device => device.Copy.Lost));
        figures.Faults("events doubled", fleet.Devices.Sum(device => device.Copy.Doubled));
        figures.Faults("told to begin anew", fleet.Devices.Sum(device => device.Copy.Resets));
        figures.Add("repeated on the wire, dropped", "events", fleet.Devices.Sum(device => device.Copy.Repeated));
        figures.Add("attempts that failed", "connects", fleet.Devices.Sum(device => device.Failures));
        var failures = fleet.Devices.Select(device => device.LastFailure).OfType<string>().CountBy(failure => failure).ToList();
        if (failures.Count > 0)
        {
            var often = failures.MaxBy(failure => failure.Value);
            figures.Note($"most often, at {often.Value} clients: {often.Key}");
        }
    }

    private static double Of(List<Return> rounds, Func<Return, double> what) => Middle.Of([.. rounds.Select(what)]);
}
