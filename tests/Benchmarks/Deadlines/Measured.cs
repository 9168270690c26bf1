namespace RedProperty.Realtime.Benchmarks.Deadlines;

/// <summary>Puts a run's figures together, after the worker has ended and every history was looked through.</summary>
internal static class Measured
{
    public static async Task Tell(
        Scene scene,
        IReadOnlyList<SeededTicket> due,
        IReadOnlyList<SeededTicket> pending,
        StockResult? stock,
        DateTimeOffset since,
        Figures figures,
        CancellationToken cancellation)
    {
        var (lateness, proof) = await Prove(scene, due, pending, since, figures, cancellation);
        figures.Add("lateness p50", "s", lateness.Percentile(50), stock?.Lateness.Percentile(50));
        figures.Add("lateness p99", "s", lateness.Percentile(99), stock?.Lateness.Percentile(99));
        figures.Add("lateness max", "s", lateness.Percentile(100), stock?.Lateness.Percentile(100));
        figures.Add("throughput", "a second", lateness.ThroughputSince(since), stock?.Throughput);
        proof.Tell(figures, stock?.Lateness);
    }

    /// <summary>Everything is missed and written; the worker may go.</summary>
    /// <param name="since">What was due before it warmed the worker up: it is proven, and not measured.</param>
    public static async Task<(Lateness Lateness, Proof Proof)> Prove(
        Scene scene,
        IReadOnlyList<SeededTicket> due,
        IReadOnlyList<SeededTicket> pending,
        DateTimeOffset since,
        Figures figures,
        CancellationToken cancellation)
    {
        await scene.Settle(cancellation);
        await scene.StopWorker(figures);
        var heard = scene.Ear.Read();
        var lateness = new Lateness();
        foreach (var miss in heard.Where(miss => miss.DueAt >= since))
        {
            lateness.Record(miss.At, miss.At - miss.DueAt);
        }

        var proof = new Proof(scene.House);
        proof.CheckHeard(due, heard);
        await proof.Check(due, pending, cancellation);
        figures.Note($"load average after: {Scene.LoadAverage}");
        figures.Add("enforced", "heard on the feed", heard.Count);
        if (heard.Count != due.Count)
        {
            figures.Note($"{due.Count} were due, {heard.Count} heard: a publication may be lost or come twice; the histories decide");
        }

        return (lateness, proof);
    }
}
