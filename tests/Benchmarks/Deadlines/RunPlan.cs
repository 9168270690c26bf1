using RedProperty.Realtime.Benchmarks.Stores;

namespace RedProperty.Realtime.Benchmarks.Deadlines;

/// <summary>What a run is asked for.</summary>
/// <param name="Scale">Share of the full counts.</param>
/// <param name="HasStock">Whether the baseline is measured too.</param>
internal sealed record RunPlan(BenchStoreKind Store, double Scale, bool HasStock)
{
    public int Of(int fullCount) => (int)(fullCount * Scale);

    public void Describe(Figures figures, string ours, string stock)
    {
        figures.Note(ours);
        figures.Note($"load average before stock: {Scene.LoadAverage}");
        figures.Note(HasStock ? $"stock: {stock}; as many as ours would take too long" : "stock is not measured this time");
    }
}

/// <summary>What the baseline came to.</summary>
/// <param name="Throughput">Jobs in a second.</param>
internal sealed record StockResult(Lateness Lateness, double Throughput);
