using System.Text;
using RedProperty.Realtime.Benchmarks.Crowd;
using RedProperty.Realtime.Benchmarks.Sides;
using RedProperty.Realtime.Benchmarks.Stores;

namespace RedProperty.Realtime.Benchmarks.Fanout;

/// <summary>2,000 connections in groups of 50: how many deliveries in a second, and how late at 100 events a second, against a bare SignalR hub.</summary>
internal static class FanoutBenchmark
{
    /// <summary>For the batches of the writer beside the hub.</summary>
    private const int TicketsInEach = 4;

    public static Figures NewFigures(BenchmarkArguments arguments) => new(arguments.Scaled("Fan-out"));

    public static async Task Run(BenchmarkArguments arguments, Figures figures, CancellationToken cancellation)
    {
        var plan = FanoutPlan.For(arguments.Scale);
        foreach (var kind in arguments.Stores)
        {
            figures.Section($"{plan.Connections} connections on {plan.Groups} feeds, {BenchStore.NameOf(kind)}");
            await using var ours = await OurSide.Open(kind, plan.Groups, TicketsInEach, cancellation);
            var length = await LengthOfPush(ours, cancellation);
            await using var bare = await BareSide.Open(BareHubProcess.FillerFor(length, Encoding.UTF8.GetByteCount(Stamp.Text())));
            figures.Note($"each push {length} bytes on both sides; the bare hub pushes a text and writes nothing down");
            var rounds = new FanoutRounds();
            for (var round = 0; round <= plan.Rounds; round++)
            {
                // The first only warms both up.
                await rounds.Run(round > 0, arguments.Parts, ours, bare, plan, cancellation);
                Progress.Say($"round {round} of {plan.Rounds}");
            }

            rounds.Tell(figures);
            ours.TellComplaints(figures);
        }
    }

    private static async Task<int> LengthOfPush(OurSide ours, CancellationToken cancellation)
    {
        var heard = new TaskCompletionSource<int>();
        await using var crowd = await WatchingCrowd.Gather(
            ours.Door,
            1,
            ours.Feeds,
            push =>
            {
                if (push.StartsWith(HubWords.TicketChanged))
                {
                    heard.TrySetResult(push.Length);
                }
            },
            cancellation);
        using var writers = await Writers.Open(ours.Door, [ours.Tickets[0].Id], cancellation);
        await writers.Comment(0, Stamp.Text());
        return writers.Faults == 0
            ? await heard.Task.WaitAsync(TimeSpan.FromSeconds(20), cancellation)
            : throw new InvalidOperationException($"The first comment was refused: {writers.LastFault}");
    }
}
