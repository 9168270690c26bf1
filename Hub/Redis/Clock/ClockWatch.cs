using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Redis.Connections;
using StackExchange.Redis;

namespace RedProperty.Realtime.Redis.Clock;

/// <summary>Reads the store's clock every second, and says when this machine's differs from it or the store's own has leapt.</summary>
internal sealed class ClockWatch : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    /// <summary>More than this is worth a line in the log: tickets are right, but log lines of several machines do not fit together.</summary>
    private static readonly TimeSpan TellAbove = TimeSpan.FromSeconds(1);

    /// <summary>Asked with a key: each node of a cluster has a clock of its own, and every process must go by that of the same node.</summary>
    private const string Time = "return redis.call('TIME')";

    /// <summary>Before anything else asks for the time.</summary>
    private const int FirstReadings = 5;

    private readonly RedisConnection connection;
    private readonly HouseClock clock;
    private readonly ILogger<ClockWatch> logger;
    private bool isSkewTold;

    public ClockWatch(RedisConnection connection, HouseClock clock, IMeterFactory meters, ILogger<ClockWatch> logger)
    {
        this.connection = connection;
        this.clock = clock;
        this.logger = logger;
        meters.Create(RedisRoom.MeterName).CreateObservableGauge(
            "redproperty.clock.skew", () => clock.Skew.TotalSeconds, "s", "By how much this machine's clock is ahead of the store's, which counts.");
    }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        for (var i = 0; i < FirstReadings && await Read(cancellationToken).ConfigureAwait(false); i++)
        {
        }

        await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            await Read(stoppingToken).ConfigureAwait(false);
        }
    }

    /// <returns>Whether the store answered; while it does not, the counter carries on.</returns>
    private async Task<bool> Read(CancellationToken cancellation)
    {
        try
        {
            var sent = clock.GetTimestamp();
            var (answer, received) = await connection.Run(
                async store => ((RedisResult[])(await store.Database.ScriptEvaluateAsync(Time, [RedisKeys.Watch]).ConfigureAwait(false))!, clock.GetTimestamp()),
                cancellation).ConfigureAwait(false);
            var storeTime = DateTimeOffset.FromUnixTimeSeconds((long)answer[0]).AddMicroseconds((long)answer[1]);
            Tell(clock.Take(sent, received, storeTime));
            return true;
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    }

    private void Tell(ClockReading reading)
    {
        switch (reading)
        {
            case ClockReading.WentBack:
                Log.StoreClockWentBack(logger, clock.GetUtcNow());
                break;
            case ClockReading.LeaptAhead:
                Log.StoreClockLeapt(logger);
                break;
            case ClockReading.LeapBelieved:
                Log.StoreClockBelieved(logger, clock.GetUtcNow());
                break;
            default:
                TellSkew(clock.Skew);
                break;
        }
    }

    private void TellSkew(TimeSpan skew)
    {
        var isLarge = skew.Duration() > TellAbove;
        if (isLarge && !isSkewTold)
        {
            Log.MachineClockSkewed(logger, skew);
        }

        isSkewTold = isLarge;
    }
}
