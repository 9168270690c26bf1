using RedProperty.Realtime.Benchmarks.Stores;

namespace RedProperty.Realtime.Benchmarks.Deadlines;

/// <summary>Limits enforced by the real program, heard on the feed, against stock Hangfire's delayed jobs on the same kind of store.</summary>
internal static class DeadlinesBenchmark
{
    public static Figures NewFigures(BenchmarkArguments arguments) =>
        new(arguments.Scale < 1 ? $"Deadlines at {arguments.Scale} of the full counts" : "Deadlines", "stock");

    public static async Task Run(BenchmarkArguments arguments, Figures figures, CancellationToken cancellation)
    {
        foreach (var part in arguments.Parts)
        {
            foreach (var kind in arguments.Stores)
            {
                figures.Section($"{part} on {BenchStore.NameOf(kind)}");
                var plan = new RunPlan(kind, arguments.Scale, arguments.HasStock);
                await (part switch
                {
                    "steady" => SteadyRun.Run(plan, figures, cancellation),
                    "burst" => BurstRun.Run(plan, figures, cancellation),
                    "backlog" => BacklogRun.Run(plan, figures, cancellation),
                    _ => throw new InvalidOperationException($"No part is called '{part}'."),
                });
            }
        }
    }
}
