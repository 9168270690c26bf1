using RedProperty.Realtime.Benchmarks.Stores;

namespace RedProperty.Realtime.Benchmarks.Deadlines;

/// <summary>No worker has run for a while, and very many limits have passed: how long until the last of them is enforced.</summary>
internal static class BacklogRun
{
    private const int Tickets = 36_000;
    private const int StockJobs = 3_600;

    /// <summary>The response limits passed within this time before the start: long ago enough to seed them all, too short for a second limit to pass.</summary>
    private static readonly TimeSpan PassedFrom = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan PassedTo = TimeSpan.FromMinutes(1);

    public static async Task Run(RunPlan plan, Figures figures, CancellationToken cancellation)
    {
        var (tickets, jobs) = (plan.Of(Tickets), plan.Of(StockJobs));
        plan.Describe(
            figures, $"{tickets} overdue when the worker starts, their yellow cards too", $"{jobs} overdue delayed jobs with an empty body");
        var stock = !plan.HasStock ? null : await RunStock(plan.Store, jobs, cancellation);
        figures.Note($"load average before ours: {Scene.LoadAverage}");

        await using var scene = await Scene.Open(plan.Store);
        var now = Scene.Now;
        var due = await scene.Seeding.Report([.. Overdue(now, tickets).Select(dueAt => dueAt - SeededTicket.ResponseAllowance)], cancellation);
        var started = Scene.Now;
        await scene.StartWorker(cancellation);
        var ready = Scene.Now;
        await scene.Hear(tickets, cancellation);
        var (heard, proof) = await Measured.Prove(scene, due, [], DateTimeOffset.MinValue, figures, cancellation);
        figures.Add("all enforced after start of process", "s", (heard.Last - started).TotalSeconds);
        figures.Add("all enforced after it was ready", "s", (heard.Last - ready).TotalSeconds);
        figures.Add("throughput", "a second", heard.ThroughputSince(started), stock?.Throughput);
        proof.Tell(figures, stock?.Lateness);
    }

    private static IEnumerable<DateTimeOffset> Overdue(DateTimeOffset now, int count) =>
        Enumerable.Range(0, count).Select(i => now - PassedFrom + ((PassedFrom - PassedTo) * ((double)i / count)));

    private static async Task<StockResult> RunStock(BenchStoreKind kind, int jobs, CancellationToken cancellation)
    {
        await using var stock = await StockHangfire.Open(kind);
        await stock.Schedule([.. Overdue(Scene.Now, jobs)], cancellation);
        var started = Scene.Now;
        await stock.StartServer();
        var lateness = await stock.HaveRun(jobs, cancellation);
        return new StockResult(lateness, lateness.ThroughputSince(started));
    }
}
