using RedProperty.Realtime.Domain;

namespace RedProperty.Realtime.Host.Demo;

/// <summary>Keeps the invented life going in one process of however many there are.</summary>
internal sealed class DemoLife(LifePlayer player, ILeases leases, TimeProvider time, ILogger<DemoLife> logger) : BackgroundService
{
    public const string LeaseName = "demo-life";

    /// <summary>When the playing process dies, another takes over after at most this.</summary>
    private static readonly TimeSpan LeaseLength = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(10);

    private readonly string owner = Guid.NewGuid().ToString("N");
    private bool isPlaying;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(await Turn(stoppingToken), time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // The store may be away for a while; a demonstration goes on when it is back.
                isPlaying = false;
                Log.Interrupted(logger, failure);
                await Task.Delay(AskAgain, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<TimeSpan> Turn(CancellationToken cancellation)
    {
        if (!await leases.TryHold(LeaseName, owner, LeaseLength, cancellation))
        {
            isPlaying = false;
            return AskAgain;
        }

        if (!isPlaying)
        {
            await player.Begin(cancellation);
            isPlaying = true;
            Log.Playing(logger);
        }

        return await player.Beat(cancellation);
    }
}
