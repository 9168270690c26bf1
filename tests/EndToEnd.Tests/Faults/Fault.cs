namespace RedProperty.Realtime.EndToEnd.Tests.Faults;

/// <summary>A test that does harm to a cluster; when it fails, what the processes said last is shown with it.</summary>
public abstract class Fault(Cluster cluster) : IAsyncDisposable
{
    protected Cluster Cluster => cluster;

    protected string On => cluster.Kind.ToString();

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        TestContext.Current.TestOutputHelper?.WriteLine(cluster.Tails());
        return ValueTask.CompletedTask;
    }
}
