using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Presences;
using RedProperty.Realtime.Redis.Connections;

namespace RedProperty.Realtime.Redis.Presences;

/// <summary>
/// Keeps this process's page of the presence book and reads the others'. A device silent for 4 s leaves within another quarter of a second; the page of a
/// process that died is gone after 4 s, and others look twice a second. What the store cannot confirm for as long is no longer believed.
/// </summary>
internal sealed class RedisPresence : BackgroundService, IPresence, IPresenceDoor
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ReadEvery = TimeSpan.FromMilliseconds(500);

    /// <summary>A store that does not answer must not keep this process from seeing who is connected to it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly PresentHere here = new();
    private readonly PresenceBook book;
    private readonly RedisConnection connection;
    private readonly TimeProvider time;
    private readonly ILogger<RedisPresence> logger;
    private volatile ILookup<string, OnlineDevice> everybody = Array.Empty<OnlineDevice>().ToLookup(device => device.UserId);
    private Dictionary<(string, string), OnlineDevice> written = [];
    private Dictionary<string, PresencePage> others = [];
    private int isHinted;
    private bool isPageThere;

    public RedisPresence(RedisConnection connection, TimeProvider time, ILogger<RedisPresence> logger)
    {
        (this.connection, this.time, this.logger) = (connection, time, logger);
        book = new PresenceBook(connection, $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():N}");
    }

    public IReadOnlyList<OnlineDevice> Of(string userId) => [.. everybody[userId]];

    public IDisposable Enter(OnlineDevice device, Func<bool> isHeard) => here.Enter(device, isHeard);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery, TimeProvider.System);
        var (renewed, read) = (DateTimeOffset.MinValue, DateTimeOffset.MinValue);
        var isSubscribed = false;
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            var now = TimeProvider.System.GetUtcNow();
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            limit.CancelAfter(Patience);
            try
            {
                isSubscribed = isSubscribed || await Subscribe(limit.Token).ConfigureAwait(false);
                if (await Write(now - renewed >= RenewEvery, limit.Token).ConfigureAwait(false))
                {
                    renewed = now;
                }

                if (Interlocked.Exchange(ref isHinted, 0) == 1 || now - read >= ReadEvery)
                {
                    others = await book.ReadOthers(others, limit.Token).ConfigureAwait(false);
                    read = now;
                }
            }
            catch (Exception away) when (!stoppingToken.IsCancellationRequested)
            {
                // Whatever the store said: who is connected here is still true, and the rest is written at the next look.
                Log.PresenceNotKept(logger, away);
                isPageThere = false;
            }

            if (now - read > PresenceBook.Life)
            {
                others = [];
            }

            everybody = Together();
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await book.TearOut(cancellationToken).ConfigureAwait(false);
        }
        catch (StoreUnavailableException)
        {
            // It is gone by itself after 4 seconds.
        }
    }

    private async Task<bool> Subscribe(CancellationToken cancellation)
    {
        var subscriber = await connection.Subscriber(cancellation).ConfigureAwait(false);
        await subscriber.SubscribeAsync(RedisKeys.PresenceChannel, (_, _) => Volatile.Write(ref isHinted, 1)).ConfigureAwait(false);
        return true;
    }

    /// <returns>Whether the page was written or renewed.</returns>
    private async Task<bool> Write(bool isDue, CancellationToken cancellation)
    {
        var now = here.Look();
        var isSame = now.Count == written.Count && now.All(pair => written.GetValueOrDefault(pair.Key) == pair.Value);
        if (isSame && isPageThere && !isDue)
        {
            return false;
        }

        if (!isSame || !isPageThere || !await book.Renew(cancellation).ConfigureAwait(false))
        {
            await book.Write(now.Values, cancellation).ConfigureAwait(false);
            (written, isPageThere) = (now, true);
        }

        return true;
    }

    private ILookup<string, OnlineDevice> Together() => here.Look().Values
        .Concat(others.Values.SelectMany(page => page.Devices))
        .GroupBy(device => (device.UserId, device.DeviceId))
        .Select(same => same.MinBy(device => device.Since)!)
        .ToLookup(device => device.UserId, StringComparer.Ordinal);
}
