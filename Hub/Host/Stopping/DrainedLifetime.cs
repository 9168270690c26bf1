namespace RedProperty.Realtime.Host.Stopping;

/// <summary>The program's life as the console's signals see it: their word to stop takes effect after the drain. A second word stops at once.</summary>
internal sealed partial class DrainedLifetime(IHostApplicationLifetime inner, Drain drain, ILogger<DrainedLifetime> logger) : IHostApplicationLifetime
{
    public CancellationToken ApplicationStarted => inner.ApplicationStarted;

    public CancellationToken ApplicationStopping => inner.ApplicationStopping;

    public CancellationToken ApplicationStopped => inner.ApplicationStopped;

    public void StopApplication()
    {
        if (inner.ApplicationStarted.IsCancellationRequested && drain.Begin())
        {
            LogDraining(logger, drain.Length);
            _ = StopAfterDrain();
        }
        else
        {
            inner.StopApplication();
        }
    }

    private async Task StopAfterDrain()
    {
        await Task.Delay(drain.Length, TimeProvider.System, inner.ApplicationStopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        inner.StopApplication();
    }

    [LoggerMessage(LogLevel.Information, "Told to stop: not ready from now on, stopping in {Drain}.")]
    private static partial void LogDraining(ILogger logger, TimeSpan drain);
}
