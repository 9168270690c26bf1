using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Redis.Connections;
using StackExchange.Redis;

namespace RedProperty.Realtime.Redis.Deadlines;

/// <summary>
/// Signs of life of those who watch the deadlines, kept in the store so that every wall and desk can tell, whatever process it is served by. Without
/// the store nobody enforces either: then the last known sign ages, and the watch counts as lost.
/// </summary>
internal sealed class RedisDeadlineWatch(RedisConnection connection, TimeProvider time, ILogger<RedisDeadlineWatch> logger)
    : BackgroundService, IDeadlineWatch, IWatchBook
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>A process without a sign for so long is forgotten.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private DateTimeOffset lookingSince;
    private IReadOnlyList<WatchBeat> beats = [];
    private WatchState current = new(null, []);

    private event Action? Changed;

    public WatchState Current => Volatile.Read(ref current);

    public Task Sign(WatchBeat beat, CancellationToken cancellation) => connection.Run(
        store => store.Database.HashSetAsync(RedisKeys.Watch, beat.Process, Write(beat)),
        cancellation);

    public IDisposable OnChanged(Action changed)
    {
        Changed += changed;
        return new Subscription(() => Changed -= changed);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        lookingSince = time.GetUtcNow();
        using var timer = new PeriodicTimer(Look, time);
        do
        {
            await Read(stoppingToken).ConfigureAwait(false);
            Judge();
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    private async Task Read(CancellationToken cancellation)
    {
        try
        {
            var fields = await connection.Run(store => store.Database.HashGetAllAsync(RedisKeys.Watch), cancellation).ConfigureAwait(false);
            var found = fields.Select(field => Parse(field.Name.ToString(), field.Value.ToString())).ToLookup(beat => time.GetUtcNow() - beat.At <= Kept);
            beats = [.. found[true]];
            if (found[false].Any())
            {
                RedisValue[] forgotten = [.. found[false].Select(beat => (RedisValue)beat.Process)];
                await connection.Run(store => store.Database.HashDeleteAsync(RedisKeys.Watch, forgotten), cancellation).ConfigureAwait(false);
            }
        }
        catch (StoreUnavailableException)
        {
            // What was read last goes on ageing.
        }
    }

    private void Judge()
    {
        var state = WatchState.Of(beats, lookingSince, time.GetUtcNow());
        var before = Interlocked.Exchange(ref current, state);
        if (before.IsWatched == state.IsWatched)
        {
            return;
        }

        if (state.UnwatchedSince is { } since)
        {
            Log.WatchLost(logger, since);
        }
        else
        {
            Log.WatchBack(logger);
        }

        Changed?.Invoke();
    }

    /// <summary>"milliseconds skew", both in milliseconds.</summary>
    private static string Write(WatchBeat beat) => string.Create(
        CultureInfo.InvariantCulture, $"{beat.At.ToUnixTimeMilliseconds()} {(long)beat.Skew.TotalMilliseconds}");

    private static WatchBeat Parse(string process, string text)
    {
        var parts = text.Split(' ');
        return new WatchBeat(
            process,
            DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(parts[0], CultureInfo.InvariantCulture)),
            TimeSpan.FromMilliseconds(long.Parse(parts[1], CultureInfo.InvariantCulture)));
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
