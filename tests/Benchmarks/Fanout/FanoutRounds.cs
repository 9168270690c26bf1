using RedProperty.Realtime.Benchmarks.Sides;

namespace RedProperty.Realtime.Benchmarks.Fanout;

/// <summary>Ours and the bare hub in turns, so that what else the machine does falls on both.</summary>
internal sealed class FanoutRounds
{
    private readonly List<FlatResult> commanded = [];
    private readonly List<FlatResult> appended = [];
    private readonly List<FlatResult> bareFlat = [];
    private readonly List<PacedResult> paced = [];
    private readonly List<PacedResult> barePaced = [];

    public async Task Run(
        bool counts, IReadOnlyList<string> parts, OurSide ours, BareSide bare, FanoutPlan plan, CancellationToken cancellation)
    {
        var feeds = ours.Feeds;
        var written = ours.Tickets.Take(feeds.Count * FanoutPlan.WritersInEach).ToList();
        var our = new FanoutRun(ours.Door, ours.ProcessId, feeds, [.. written.Select(ticket => ticket.Id)], plan);
        var theirs = new FanoutRun(bare.Door, bare.ProcessId, feeds, [.. written.Select(ticket => ticket.Feed)], plan);
        if (parts.Contains("flat"))
        {
            Keep(counts, commanded, await our.Flat(cancellation));
            Keep(counts, bareFlat, await theirs.Flat(cancellation));
            await using var appender = await Appender.Open(ours);
            Keep(counts, appended, await our.FlatAppended(appender, cancellation));
        }

        if (parts.Contains("paced") && counts)
        {
            Keep(counts, paced, await our.Paced(cancellation));
            Keep(counts, barePaced, await theirs.Paced(cancellation));
        }
    }

    public void Tell(Figures figures)
    {
        if (bareFlat.Count > 0)
        {
            TellFlat(figures, "flat out, commands through the hub", commanded);
            TellFlat(figures, "flat out, batches of another process", appended);
            figures.Note($"bare, each round: {Middle.Show(bareFlat.Select(round => round.Rate))}");
            figures.Faults("flat out: lost, doubled, refused", commanded.Concat(appended).Sum(round => round.Faults), bareFlat.Sum(round => round.Faults));
        }

        if (paced.Count > 0)
        {
            figures.Add($"{FanoutPlan.EventsPerSecond} events a second, p50", "ms", Of(paced, it => it.P50), Of(barePaced, it => it.P50));
            figures.Add($"{FanoutPlan.EventsPerSecond} events a second, p99", "ms", Of(paced, it => it.P99), Of(barePaced, it => it.P99));
            figures.Add($"{FanoutPlan.EventsPerSecond} events a second, max", "ms", Of(paced, it => it.Max), Of(barePaced, it => it.Max));
            figures.Note($"p99, each round: ours {Middle.Show(paced.Select(it => it.P99))}; bare {Middle.Show(barePaced.Select(it => it.P99))}");
            figures.Faults("paced: lost, doubled, refused", paced.Sum(it => it.Faults), barePaced.Sum(it => it.Faults));
        }
    }

    private void TellFlat(Figures figures, string name, List<FlatResult> rounds)
    {
        figures.Note($"{name}; each round: {Middle.Show(rounds.Select(round => round.Rate))}");
        figures.Add("deliveries", "a second", Of(rounds, it => it.Rate), Of(bareFlat, it => it.Rate));
        figures.Add("hub's processor time, a delivery", "µs", Of(rounds, it => it.Cost), Of(bareFlat, it => it.Cost));
    }

    private static double Of<T>(List<T> rounds, Func<T, double> what) => Middle.Of([.. rounds.Select(what)]);

    private static void Keep<T>(bool counts, List<T> rounds, T result)
    {
        if (counts)
        {
            rounds.Add(result);
        }
    }
}
