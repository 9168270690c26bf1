using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client.Connection;

/// <summary>The connection itself: opens for ever, says when it is live, and tells a refusal from a loss.</summary>
internal sealed class HubLink : IAsyncDisposable
{
    private const string HubPath = "hubs/coordination";

    /// <summary>SignalR waits two minutes for an answer to its first request, and for ever for a WebSocket; a line that swallows everything is left before.</summary>
    private static readonly TimeSpan LongestOpening = TimeSpan.FromSeconds(15);

    /// <summary>Until somebody has signed in again the hub is asked this seldom, once the quick attempts are over.</summary>
    private static readonly TimeSpan LongestDoubt = TimeSpan.FromMinutes(1);

    /// <summary>How SignalR's client words a close message that carries an error; its type is that of a refusal.</summary>
    private const string ClosedByServer = "The server closed the connection";

    private readonly CoordinationClientOptions options;
    private readonly ILogger logger;
    private readonly Func<Task<string?>> token;
    private readonly HubConnection connection;
    private readonly Pausing pausing;
    private readonly CancellationTokenSource stopping = new();
    private readonly Lock gate = new();
    private TaskCompletionSource live = New();
    private TaskCompletionSource closed = New();
    private Task<string?>? fetched;
    private CoordinationFault? doubt;
    private Task run = Task.CompletedTask;

    public HubLink(CoordinationClientOptions options, Func<Task<string?>> token)
    {
        (this.options, this.token) = (options, token);
        pausing = new Pausing(options.Time);
        logger = (ILogger?)options.Logs?.CreateLogger<HubLink>() ?? NullLogger.Instance;
        var builder = new HubConnectionBuilder().WithUrl(options.Resolve(HubPath), http =>
        {
            http.AccessTokenProvider = () => Interlocked.Exchange(ref fetched, null) ?? token();
            options.ConfigureHttp?.Invoke(http);
        });
        builder.AddJsonProtocol(json => json.PayloadSerializerOptions.TypeInfoResolverChain.Insert(0, ClientJson.Default));
        if (options.Device is not null)
        {
            builder.WithKeepAliveInterval(CoordinationClientOptions.DevicePing);
        }

        options.ConfigureConnection?.Invoke(builder);
        connection = builder.Build();
        connection.Closed += fault =>
        {
            LastFault = fault ?? LastFault;
            closed.TrySetResult();
            return Task.CompletedTask;
        };
    }

    /// <summary>Runs after every connect, before the link counts as live.</summary>
    public Func<CancellationToken, Task> Opened { get; set; } = _ => Task.CompletedTask;

    public event Action<ConnectionState>? StateChanged;

    public ConnectionState State { get; private set; } = ConnectionState.Connecting;

    public DateTimeOffset? LastHeardAt { get; private set; }

    /// <summary>Why the last attempt failed, or the connection ended; null while live.</summary>
    public Exception? LastFault { get; private set; }

    /// <summary>The last attempt failed, or the connection ended, because nobody is signed in; false while live.</summary>
    public bool NeedsSignIn { get; private set; }

    public event Action<bool>? SignInNeeded;

    public CancellationToken Stopping => stopping.Token;

    public void On<T>(string method, Action<T> handle) => connection.On<T>(method, message =>
    {
        LastHeardAt = options.Time.GetUtcNow();
        handle(message);
    });

    public void Start() => run = Run();

    /// <summary>Ends the pause between two attempts.</summary>
    public void TryNow() => pausing.End();

    /// <summary>The hub knew the connection and does not know the person: the token is asked for anew, and everything waits for that.</summary>
    public async Task Doubt(CoordinationFault refusal)
    {
        if (State != ConnectionState.Live || doubt is not null)
        {
            return;
        }

        doubt = refusal;
        await connection.StopAsync(Stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task WhenLive(CancellationToken cancellation)
    {
        lock (gate)
        {
            return live.Task.WaitAsync(cancellation);
        }
    }

    /// <exception cref="CoordinationFault">The hub refused.</exception>
    /// <exception cref="LinkLost">Nobody knows.</exception>
    public Task<T> Invoke<T>(string method, object argument, CancellationToken cancellation) =>
        Told(method, connection.InvokeAsync<T>(method, argument, cancellation), cancellation);

    /// <exception cref="CoordinationFault">The hub refused.</exception>
    /// <exception cref="LinkLost">Nobody knows.</exception>
    public Task Invoke(string method, object argument, CancellationToken cancellation) =>
        Told(method, connection.InvokeAsync<object?>(method, argument, cancellation), cancellation);

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync().ConfigureAwait(false);
        await run.ConfigureAwait(false);
        await connection.DisposeAsync().ConfigureAwait(false);
        lock (gate)
        {
            live.TrySetCanceled(Stopping);
        }

        stopping.Dispose();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task<T> Told<T>(string method, Task<T> call, CancellationToken cancellation)
    {
        try
        {
            var answer = await call.ConfigureAwait(false);
            LastHeardAt = options.Time.GetUtcNow();
            return answer;
        }
        catch (HubException refusal) when (!refusal.Message.StartsWith(ClosedByServer, StringComparison.Ordinal))
        {
            throw CoordinationFault.Parse(refusal.Message, refusal);
        }
        catch (Exception loss) when (!cancellation.IsCancellationRequested)
        {
            throw new LinkLost($"The connection was lost during {method}: {loss.Message}", loss);
        }
    }

    private async Task Run()
    {
        for (var attempt = 0; !Stopping.IsCancellationRequested; attempt++)
        {
            try
            {
                closed = New();
                doubt = null;
                await Open().ConfigureAwait(false);
                await Opened(Stopping).ConfigureAwait(false);
                (attempt, LastFault) = (0, null);
                Need(false);
                pausing.Reset();
                Enter(ConnectionState.Live);
                await closed.Task.WaitAsync(Stopping).ConfigureAwait(false);
                LastFault = doubt ?? LastFault;
            }
            catch (Exception fault) when (!Stopping.IsCancellationRequested)
            {
                LastFault = SignInDoubt.Told(fault);
                await connection.StopAsync(Stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception fault) when (fault is OperationCanceledException || Stopping.IsCancellationRequested)
            {
                // Leaving while an attempt fails is leaving in good order.
                return;
            }

            Enter(State == ConnectionState.Connecting ? ConnectionState.Connecting : ConnectionState.Away);
            Need(SignInDoubt.IsDoubted(LastFault));
            if (await Pause(attempt).ConfigureAwait(false))
            {
                attempt = -1;
            }
        }
    }

    /// <returns>Whether somebody ended it.</returns>
    private Task<bool> Pause(int attempt)
    {
        var reason = LastFault?.Message ?? "the connection closed";
        var pause = FullJitter.Pause(attempt, NeedsSignIn && options.LongestPause < LongestDoubt ? LongestDoubt : options.LongestPause);
        if (NeedsSignIn)
        {
            Log.SignInNeeded(logger, reason, pause);
        }
        else
        {
            Log.OutOfReach(logger, reason, pause);
        }

        return pausing.Wait(pause, Stopping);
    }

    private void Need(bool isNeeded)
    {
        if (NeedsSignIn != isNeeded)
        {
            NeedsSignIn = isNeeded;
            SignInNeeded?.Invoke(isNeeded);
        }
    }

    private async Task Open()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stopping);
        limit.CancelAfter(LongestOpening);
        try
        {
            // Asked before anything goes out: without an answer the hub is left alone.
            var first = token();
            fetched = await first.WaitAsync(limit.Token).ConfigureAwait(false) is null && options.Token is not null
                ? throw new CoordinationFault(FaultCodes.Unauthenticated, "Nobody is signed in on this device.")
                : first;
            await connection.StartAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException late) when (!Stopping.IsCancellationRequested)
        {
            throw new TimeoutException($"Not connected within {LongestOpening.TotalSeconds:0} seconds.", late);
        }
    }

    private void Enter(ConnectionState state)
    {
        lock (gate)
        {
            if (State == state)
            {
                return;
            }

            State = state;
            if (state == ConnectionState.Live)
            {
                live.TrySetResult();
            }
            else if (live.Task.IsCompleted)
            {
                live = New();
            }
        }

        StateChanged?.Invoke(state);
    }
}
