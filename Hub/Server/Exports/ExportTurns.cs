namespace RedProperty.Realtime.Server.Exports;

/// <summary>Large files are made two at a time: the tickets of those who wait at a desk come first.</summary>
internal sealed class ExportTurns : IDisposable
{
    private const int AtOnce = 2;

    private readonly SemaphoreSlim turns = new(AtOnce, AtOnce);

    public async Task Take(Func<Task> work, CancellationToken cancellation)
    {
        await turns.WaitAsync(cancellation);
        try
        {
            await work();
        }
        finally
        {
            turns.Release();
        }
    }

    public void Dispose() => turns.Dispose();
}
