using Microsoft.Extensions.Logging;
using RedProperty.Realtime.Domain;
using StackExchange.Redis;

namespace RedProperty.Realtime.Redis.Connections;

/// <summary>
/// The one connection of this room. Opened by the first who needs it; a store that was found dead in the middle of a change is repaired
/// before anybody reads from it; a store out of reach is a <see cref="StoreUnavailableException"/>, whatever the driver called it.
/// </summary>
internal sealed class RedisConnection(Func<Task<IConnectionMultiplexer>> connect, ILogger<RedisConnection> logger) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private IConnectionMultiplexer? multiplexer;
    private volatile PreparedStore? prepared;
    private volatile bool isSilent;
    private long restorations;

    /// <summary>The connection broke: what the store knows when it is back may be less than it told.</summary>
    public event Action? Lost;

    /// <summary>The connection is there again after it was not; whatever was published meanwhile went unheard.</summary>
    public event Action? Restored;

    /// <summary>The store holds its connections and does not answer; see <see cref="StorePulse"/>.</summary>
    public bool IsSilent
    {
        get => isSilent;
        set => isSilent = value;
    }

    /// <exception cref="StoreUnavailableException">At once where that is known; else after <see cref="RedisOptions.CommandTimeout"/>.</exception>
    public async Task<T> Run<T>(Func<PreparedStore, Task<T>> work, CancellationToken cancellation)
    {
        if (IsSilent)
        {
            throw new StoreUnavailableException();
        }

        try
        {
            var store = prepared ?? await Prepare(cancellation).ConfigureAwait(false);
            return await work(store).WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception error) when (IsOutOfReach(error) || (error is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new StoreUnavailableException(error);
        }
    }

    public async Task Ping(CancellationToken cancellation) =>
        await (await Open(cancellation).ConfigureAwait(false)).GetDatabase().PingAsync().ConfigureAwait(false);

    public async Task<ISubscriber> Subscriber(CancellationToken cancellation) =>
        (await Open(cancellation).ConfigureAwait(false)).GetSubscriber();

    public void Dispose()
    {
        gate.Dispose();
        multiplexer?.Dispose();
    }

    private static bool IsOutOfReach(Exception error) => error is RedisConnectionException or RedisTimeoutException
        || (error is RedisServerException server && IsPassing(server.Message));

    private static bool IsPassing(string message) =>
        message.StartsWith("LOADING", StringComparison.Ordinal)
        || message.StartsWith("EXECABORT", StringComparison.Ordinal)
        || message.StartsWith("READONLY", StringComparison.Ordinal)
        || message.StartsWith("MASTERDOWN", StringComparison.Ordinal)
        || message.StartsWith("CLUSTERDOWN", StringComparison.Ordinal)
        || message.StartsWith("TRYAGAIN", StringComparison.Ordinal)
        || message.StartsWith("OOM", StringComparison.Ordinal)
        || message.StartsWith("OOM", StringComparison.Ordinal)
        || message.StartsWith("MISCONF", StringComparison.Ordinal);

    private async Task<PreparedStore> Prepare(CancellationToken cancellation)
    {
        var opened = await Open(cancellation).ConfigureAwait(false);
        await gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (prepared is { } ready)
            {
                return ready;
            }

            var before = Interlocked.Read(ref restorations);
            var store = await PreparedStore.From(opened, logger).ConfigureAwait(false);
            if (before == Interlocked.Read(ref restorations))
            {
                prepared = store;
            }

            return store;
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<IConnectionMultiplexer> Open(CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (multiplexer is null)
            {
                multiplexer = await connect().ConfigureAwait(false);
                multiplexer.ConnectionFailed += OnLost;
                multiplexer.ConnectionRestored += OnRestored;
            }

            return multiplexer;
        }
        finally
        {
            gate.Release();
        }
    }

    private void OnLost(object? sender, ConnectionFailedEventArgs failure)
    {
        Log.ConnectionLost(logger, failure.ConnectionType, failure.FailureType);
        Lost?.Invoke();
    }

    private void OnRestored(object? sender, ConnectionFailedEventArgs restored)
    {
        Log.ConnectionRestored(logger, restored.ConnectionType);
        Interlocked.Increment(ref restorations);
        prepared = null;
        Restored?.Invoke();
    }
}
