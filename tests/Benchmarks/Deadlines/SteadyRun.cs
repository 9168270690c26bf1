using RedProperty.Realtime.Benchmarks.Stores;

namespace RedProperty.Realtime.Benchmarks.Deadlines;

/// <summary>The everyday case at a whole city's size: very many limits pending, some of them ending all the time.</summary>
internal static class SteadyRun
{
    private const int Pending = 40_000;
    private const int StockPending = 10_000;
    private const int DuePerSecond = 50;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StockLength = TimeSpan.FromSeconds(20);

    /// <summary>What is not due during the run was reported within these minutes, so that neither its yellow card nor its limit falls into the run.</summary>
    private static readonly TimeSpan PendingSpread = TimeSpan.FromMinutes(8);

    public static async Task Run(RunPlan plan, Figures figures, CancellationToken cancellation)
    {
        var (length, stockLength) = (Length * plan.Scale, StockLength * Math.Max(plan.Scale, 0.5));
        var (count, stockCount) = (Count(length), Count(stockLength));
        var (all, stockAll) = (plan.Of(Pending), plan.Of(StockPending) + stockCount);
        plan.Describe(
            figures,
            $"{all} pending, {DuePerSecond} due per second for {length.TotalSeconds:0} s",
            $"{stockAll} delayed jobs with an empty body, {DuePerSecond} due per second for {stockLength.TotalSeconds:0} s");
        var stock = !plan.HasStock ? null : await RunStock(plan.Store, stockCount, stockAll - stockCount, cancellation);
        figures.Note($"load average before ours: {Scene.LoadAverage}");

        await using var scene = await Scene.Open(plan.Store);
        var now = Scene.Now;
        var pending = await scene.Seeding.Report(
            [.. Enumerable.Range(0, all - count).Select(i => now - (PendingSpread * ((double)i / all)))], cancellation);
        var from = Moments.WholeSecond(Scene.Now + Moments.LeadFor(count, scene.Seeding.Rate));
        var due = await scene.Seeding.Report([.. Dues(from, count).Select(dueAt => dueAt - SeededTicket.ResponseAllowance)], cancellation);
        await scene.StartWorker(cancellation);
        await scene.Settle(cancellation);
        Moments.MustBeAhead(from);
        await Scene.WaitUntil(from + length, cancellation);
        await scene.Hear(count, cancellation);
        await Measured.Tell(scene, due, pending, stock, from, figures, cancellation);
    }

    private static int Count(TimeSpan length) => (int)(DuePerSecond * length.TotalSeconds);

    /// <summary>Evenly, on whole milliseconds.</summary>
    private static IEnumerable<DateTimeOffset> Dues(DateTimeOffset from, int count) =>
        Enumerable.Range(0, count).Select(i => from + TimeSpan.FromMilliseconds(1000 / DuePerSecond * i));

    private static async Task<StockResult> RunStock(
        BenchStoreKind kind, int count, int pending, CancellationToken cancellation)
    {
        await using var stock = await StockHangfire.Open(kind);
        var rate = await stock.Schedule([.. Enumerable.Repeat(Scene.Now + TimeSpan.FromHours(1), pending)], cancellation);
        await stock.StartServer();
        await stock.WarmUp(cancellation);
        var from = Moments.WholeSecond(Scene.Now + Moments.LeadFor(count, rate));
        await stock.Schedule([.. Dues(from, count)], cancellation);
        Moments.MustBeAhead(from);
        var lateness = await stock.HaveRun(count, cancellation);
        return new StockResult(lateness, lateness.ThroughputSince(from));
    }
}
