using RedProperty.Realtime.Benchmarks.Sides;
using RedProperty.Realtime.Benchmarks.Stores;

namespace RedProperty.Realtime.Benchmarks.Commands;

/// <summary>Durable commands in a second through the hub, against a bare hub whose method runs the bare script, and against that script alone.</summary>
internal static class CommandsBenchmark
{
    private const int FullRounds = 3;
    private const int TicketsInEach = 2;
    private static readonly int[] Concurrencies = [1, 16, 64];
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    /// <summary>A hub runs for months; its code is compiled before it is measured, as the bare hub's is.</summary>
    private static readonly TimeSpan Compiling = TimeSpan.FromSeconds(5);

    public static Figures NewFigures(BenchmarkArguments arguments) => new(arguments.Scaled("Durable commands"));

    public static async Task Run(BenchmarkArguments arguments, Figures figures, CancellationToken cancellation)
    {
        var length = TimeSpan.FromSeconds(Math.Max(1, 4 * arguments.Scale));
        var rounds = arguments.Scale < 1 ? 1 : FullRounds;
        foreach (var kind in arguments.Stores)
        {
            figures.Section(BenchStore.NameOf(kind));
            figures.Note("comments, each connection on a ticket of its own; bare: a hub that runs the same script with the same arguments");
            var feeds = FeedTickets.MostFeeds;
            await using var ours = await OurSide.Open(kind, feeds, TicketsInEach, cancellation);
            await using var bare = await BareScriptSide.Open(kind, feeds, TicketsInEach, cancellation);
            var ids = ours.Tickets.Select(ticket => ticket.Id).ToList();
            await CommandsRun.Measure(ours.Door, ours.ProcessId, [.. ids.Take(Concurrencies[^1])], Compiling, WarmUp, cancellation);
            await CommandsRun.Measure(bare.Door, bare.ProcessId, [.. bare.TicketIds.Take(Concurrencies[^1])], Compiling, WarmUp, cancellation);
            foreach (var concurrency in Concurrencies)
            {
                var (mine, theirs, alone) = (new List<CommandsResult>(), new List<CommandsResult>(), new List<double>());
                for (var round = 0; round <= rounds; round++)
                {
                    mine.Add(await CommandsRun.Measure(ours.Door, ours.ProcessId, [.. ids.Take(concurrency)], WarmUp, length, cancellation));
                    theirs.Add(await CommandsRun.Measure(bare.Door, bare.ProcessId, [.. bare.TicketIds.Take(concurrency)], WarmUp, length, cancellation));
                    alone.Add(await bare.Loop(concurrency, length));
                    Progress.Say($"{concurrency} at once, round {round} of {rounds}");
                }

                // The first round of each only fills what is empty at first.
                Tell(figures, concurrency, [.. mine.Skip(1)], [.. theirs.Skip(1)], [.. alone.Skip(1)]);
            }

            ours.TellComplaints(figures);
        }
    }

    private static void Tell(Figures figures, int concurrency, List<CommandsResult> ours, List<CommandsResult> bare, List<double> alone)
    {
        var rate = Middle.Of([.. ours.Select(round => round.Rate)]);
        figures.Add($"commands, {concurrency} at once", "a second", rate, Middle.Of([.. bare.Select(round => round.Rate)]));
        figures.Add("  beside the script without a hub", "a second", rate, Middle.Of(alone));
        figures.Add(
            "  hub's processor time, a command", "µs", Middle.Of([.. ours.Select(round => round.Cost)]), Middle.Of([.. bare.Select(round => round.Cost)]));
        figures.Faults("  refused", ours.Sum(round => round.Faults), bare.Sum(round => round.Faults));
        figures.Note($"each round: ours {Middle.Show(ours.Select(round => round.Rate))}; bare {Middle.Show(bare.Select(round => round.Rate))}; "
            + $"script {Middle.Show(alone)}");
    }
}
