using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using RedProperty.Realtime.Client.Connection;
using RedProperty.Realtime.Client.Copies;
using RedProperty.Realtime.Client.Feeds;
using RedProperty.Realtime.Client.Outbox;
using RedProperty.Realtime.Client.Sessions;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client;

/// <summary>
/// A device's end of the coordination hub: keeps a whole copy of the feeds it watches, comes back by itself for as long as it lives, and sends every
/// command until it is answered. Events are raised one at a time and in order within a feed; handlers must return quickly.
/// </summary>
public sealed partial class CoordinationClient : IAsyncDisposable
{
    private readonly CoordinationClientOptions options;
    private readonly Listeners listeners;
    private readonly ServerClock clock;
    private readonly HubLink link;
    private readonly FeedWatch watch;
    private readonly CommandOutbox outbox;
    private readonly ReceiptSender receipts;
    private readonly CopyKeeper? keeper;
    private readonly HttpClient http;

    public CoordinationClient(CoordinationClientOptions options)
    {
        this.options = options;
        var logger = (ILogger?)options.Logs?.CreateLogger<CoordinationClient>() ?? NullLogger.Instance;
        http = options.Http ?? new HttpClient();
        listeners = new Listeners(logger);
        clock = new ServerClock(options.Time);
        link = new HubLink(options, Token);
        watch = new FeedWatch(link, clock, options, listeners, logger);
        outbox = new CommandOutbox(link, clock, options, listeners, logger);
        receipts = new ReceiptSender(link, watch, options, logger);
        watch.Moved = receipts.Wake;
        if (options.Copies is { } store)
        {
            keeper = new CopyKeeper(store, watch, clock, options, logger) { Saved = receipts.Wake };
            watch.Moved = keeper.Wake;
        }

        link.On<TicketEvent>(nameof(ICoordinationClient.TicketChanged), watch.Hear);
        link.On<FeedHeads>(nameof(ICoordinationClient.Heads), watch.Hear);
        link.Opened = watch.WatchAll;
        link.StateChanged += listeners.OnState;
        link.SignInNeeded += listeners.OnSignInNeeded;
    }

    /// <summary>The next event of a watched feed, each exactly once.</summary>
    public event Action<TicketEvent> TicketChanged
    {
        add => listeners.Events += value;
        remove => listeners.Events -= value;
    }

    /// <summary>The feed of that name could not be continued and was read anew: show its tickets afresh.</summary>
    public event Action<string> FeedReset
    {
        add => listeners.Resets += value;
        remove => listeners.Resets -= value;
    }

    public event Action<ConnectionState> StateChanged
    {
        add => listeners.States += value;
        remove => listeners.States -= value;
    }

    /// <summary>What became of a command, also of one that an earlier run of the program left behind.</summary>
    public event Action<CommandAnswer> CommandAnswered
    {
        add => listeners.Answers += value;
        remove => listeners.Answers -= value;
    }

    /// <summary><see cref="Pending"/> is another than before.</summary>
    public event Action PendingChanged
    {
        add => listeners.Pending += value;
        remove => listeners.Pending -= value;
    }

    /// <summary>With the new <see cref="NeedsSignIn"/>.</summary>
    public event Action<bool> NeedsSignInChanged
    {
        add => listeners.SignIns += value;
        remove => listeners.SignIns -= value;
    }

    /// <summary>With the new <see cref="UnwatchedSince"/>.</summary>
    public event Action<DateTimeOffset?> UnwatchedSinceChanged
    {
        add => listeners.Unwatched += value;
        remove => listeners.Unwatched -= value;
    }

    public ConnectionState State => link.State;

    /// <summary>When the hub was last heard, by this device's clock; null when never.</summary>
    public DateTimeOffset? LastHeardAt => link.LastHeardAt;

    /// <summary>Why the last attempt to connect failed; null while live.</summary>
    public Exception? LastFault => link.LastFault;

    /// <summary>
    /// The hub is left alone until somebody signs in, for it does not take this device's session, or there is none. The outbox stays, and the copy can be
    /// read. False again when live.
    /// </summary>
    public bool NeedsSignIn => link.NeedsSignIn;

    /// <summary>Since when no process watches the deadlines, in server time, as the hub said last; null while one does.</summary>
    public DateTimeOffset? UnwatchedSince => watch.UnwatchedSince;

    /// <summary>
    /// When all that is shown was last known to be true, in server time, also of a copy that an earlier run kept (then up to a minute less). Null without
    /// any copy.
    /// </summary>
    public DateTimeOffset? CopiedAt => watch.Read(copies => copies.TrueAt);

    /// <summary>Why the copies could not be saved the last time, a full disk for example; null when all is well. It is tried again and again.</summary>
    public Exception? CopyFault => keeper?.Fault;

    /// <summary>Server time minus this device's time.</summary>
    public TimeSpan ClockOffset => clock.Offset;

    /// <summary>The server's time as well as it is known: what limits are counted against.</summary>
    public DateTimeOffset ServerNow => clock.Now;

    /// <summary>The session of <see cref="SignIn"/>.</summary>
    public Session? Session { get; private set; }

    /// <summary>Commands that the hub has not answered yet, oldest first.</summary>
    public IReadOnlyList<OutboxEntry> Pending => outbox.Pending;

    /// <summary>Where this client stands in each feed that it watches.</summary>
    public IReadOnlyDictionary<string, FeedCursor> Cursors => watch.Read(copies =>
        copies.All.Where(copy => copy.Cursor is not null).ToDictionary(copy => copy.Feed, copy => copy.Cursor!, StringComparer.Ordinal));

    /// <summary>How often a hole was found and mended while connected.</summary>
    public long Mends => watch.Mends;

    /// <exception cref="CoordinationFault">Wrong name or password, or too many failures.</exception>
    /// <exception cref="HttpRequestException">The program is out of reach.</exception>
    public async Task<Session> SignIn(string userName, string password, CancellationToken cancellation = default)
    {
        Session = await SessionDoor.SignIn(http, options, new SignIn(userName, password), cancellation).ConfigureAwait(false);
        TryNow();
        return Session;
    }

    /// <summary>
    /// Takes up the copies and the commands that an earlier run left and begins to connect; returns before it is live, with <see cref="Tickets()"/> as they
    /// were kept. Their scopes are watched on, from where the copy stands. Needs no session.
    /// </summary>
    public async Task Start(CancellationToken cancellation = default)
    {
        if (keeper is not null)
        {
            await keeper.Start(cancellation).ConfigureAwait(false);
        }

        await outbox.Resume(cancellation).ConfigureAwait(false);
        link.Start();
    }

    /// <summary>Tries to connect at once instead of after the present pause: somebody has signed in, or the device says that it is online.</summary>
    public void TryNow() => link.TryNow();

    /// <summary>Takes a waiting command back; whoever awaits it sees it cancelled.</summary>
    /// <returns>True only when it was certainly not sent, in this run or an earlier one, and is not going to be.</returns>
    public Task<bool> TakeBack(string commandId) => outbox.TakeBack(commandId);

    public Task WhenLive(CancellationToken cancellation = default) => link.WhenLive(cancellation);

    /// <summary>
    /// Watches the grids of a place, or of the person's own posts when <paramref name="scope"/> is null, from now on and over every reconnect.
    /// Waits until the client is live.
    /// </summary>
    /// <exception cref="CoordinationFault">The hub refused; the scope is not watched.</exception>
    public async Task Watch(string? scope = null, CancellationToken cancellation = default)
    {
        for (var attempt = 0; ; attempt++)
        {
            await link.WhenLive(cancellation).ConfigureAwait(false);
            try
            {
                await watch.Watch(scope, cancellation).ConfigureAwait(false);
                return;
            }
            catch (Exception passing) when (passing is LinkLost or CoordinationFault { IsPassing: true })
            {
                await Task.Delay(FullJitter.Pause(attempt, options.LongestPause, passing), options.Time, cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>The tickets of one feed as they stand in this client's copy.</summary>
    public IReadOnlyList<TicketSnapshot> Tickets(string feed) =>
        watch.Read<IReadOnlyList<TicketSnapshot>>(copies => [.. copies.Find(feed)?.Tickets ?? []]);

    /// <summary>The tickets of all watched feeds.</summary>
    public IReadOnlyList<TicketSnapshot> Tickets() =>
        watch.Read<IReadOnlyList<TicketSnapshot>>(copies => [.. copies.All.SelectMany(copy => copy.Tickets)]);

    public TicketSnapshot? Find(string ticketId) =>
        watch.Read(copies => copies.All.Select(copy => copy.Find(ticketId)).FirstOrDefault(ticket => ticket is not null));

    public async ValueTask DisposeAsync()
    {
        await receipts.DisposeAsync().ConfigureAwait(false);
        await link.DisposeAsync().ConfigureAwait(false);
        if (keeper is not null)
        {
            await keeper.DisposeAsync().ConfigureAwait(false);
        }

        watch.Dispose();
        if (options.Http is null)
        {
            http.Dispose();
        }
    }

    private Task<string?> Token() => options.Token is { } token ? token(link.Stopping) : Task.FromResult(Session?.AccessToken);
}
