namespace RedProperty.Realtime.Benchmarks.Crowd;

/// <summary>Keeps lines alive as every SignalR client does: a hub hangs up on whoever says nothing for 30 seconds.</summary>
internal sealed class Pings : IAsyncDisposable
{
    private const int Shares = 10;

    private readonly CancellationTokenSource stop = new();
    private readonly Task pinging;

    /// <param name="lines">Asked at each beat; a line that is away is null.</param>
    public Pings(IReadOnlyList<Func<RawLine?>> lines) => pinging = Task.Run(() => Ping(lines));

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await pinging;
        stop.Dispose();
    }

    private async Task Ping(IReadOnlyList<Func<RawLine?>> lines)
    {
        using var second = new PeriodicTimer(TimeSpan.FromSeconds(1));
        try
        {
            for (var beat = 0; await second.WaitForNextTickAsync(stop.Token); beat++)
            {
                for (var i = beat % Shares; i < lines.Count; i += Shares)
                {
                    Ping(lines[i]());
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }

    private static void Ping(RawLine? line)
    {
        try
        {
            line?.Post(HubWords.Ping);
        }
        catch (IOException)
        {
            // Whoever listens on it notices by itself.
        }
    }
}
