using RedProperty.Realtime.Benchmarks.Stores;

namespace RedProperty.Realtime.Benchmarks.Deadlines;

/// <summary>Very many limits that end at the same instant.</summary>
internal static class BurstRun
{
    private const int Tickets = 10_000;
    private const int StockJobs = 2_000;

    /// <summary>A worker runs for months; its code is compiled before it is measured, as the stock server's is.</summary>
    private const int WarmUp = 3_000;
    private static readonly TimeSpan WarmUpAhead = TimeSpan.FromSeconds(10);

    public static async Task Run(RunPlan plan, Figures figures, CancellationToken cancellation)
    {
        var tickets = plan.Of(Tickets);
        var jobs = Math.Min(StockJobs, tickets);
        plan.Describe(figures, $"{tickets} due at the same instant", $"{jobs} delayed jobs with an empty body");
        var stock = !plan.HasStock ? null : await RunStock(plan.Store, jobs, cancellation);
        figures.Note($"load average before ours: {Scene.LoadAverage}");

        await using var scene = await Scene.Open(plan.Store);
        var pending = await scene.Seeding.Report([.. Enumerable.Repeat(Scene.Now, Moments.Probe)], cancellation);
        var dueAt = Moments.WholeSecond(Scene.Now + Moments.LeadFor(tickets, scene.Seeding.Rate));
        var reportedAt = dueAt - SeededTicket.ResponseAllowance;
        var due = await scene.Seeding.Report([.. Enumerable.Repeat(reportedAt - WarmUpAhead, plan.Of(WarmUp)), .. Enumerable.Repeat(reportedAt, tickets)], cancellation);
        await scene.StartWorker(cancellation);
        await scene.Settle(cancellation);
        Moments.MustBeAhead(dueAt - WarmUpAhead);
        await Scene.WaitUntil(dueAt, cancellation);
        await scene.Hear(due.Count, cancellation);
        await Measured.Tell(scene, due, pending, stock, dueAt, figures, cancellation);
    }

    private static async Task<StockResult> RunStock(BenchStoreKind kind, int jobs, CancellationToken cancellation)
    {
        await using var stock = await StockHangfire.Open(kind);
        await stock.StartServer();
        var rate = await stock.WarmUp(cancellation);
        var dueAt = Moments.WholeSecond(Scene.Now + Moments.LeadFor(jobs, rate));
        await stock.Schedule([.. Enumerable.Repeat(dueAt, jobs)], cancellation);
        Moments.MustBeAhead(dueAt);
        var lateness = await stock.HaveRun(jobs, cancellation);
        return new StockResult(lateness, lateness.ThroughputSince(dueAt));
    }
}
