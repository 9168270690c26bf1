namespace RedProperty.Realtime.Client.Tests.Fakes;

/// <summary>Keeps copies in memory, when it is let, and writes down every batch that it was given.</summary>
public sealed class SlowCopyStore : ICopyStore
{
    private readonly List<CopyChanges> batches = [];
    private int inside;

    /// <summary>Runs before a batch is taken in.</summary>
    public Func<Task> BeforeSaving { get; set; } = () => Task.CompletedTask;

    /// <summary>Two callers were in it at a time.</summary>
    public bool WasCrowded { get; private set; }

    public CopyChanges[] Batches
    {
        get
        {
            lock (batches)
            {
                return [.. batches];
            }
        }
    }

    public Task<KeptCopies> Load(CancellationToken cancellation) => Task.FromResult(KeptCopies.None);

    public async Task Save(CopyChanges changes, CancellationToken cancellation)
    {
        WasCrowded |= Interlocked.Increment(ref inside) > 1;
        try
        {
            await BeforeSaving();
            lock (batches)
            {
                batches.Add(changes);
            }
        }
        finally
        {
            Interlocked.Decrement(ref inside);
        }
    }
}
