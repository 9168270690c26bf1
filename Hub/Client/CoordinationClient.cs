using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using RedProperty.Realtime.Client.Connection;
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
        outbox = new CommandOutbox(link, clock, options, listeners);
        receipts = new ReceiptSender(link, watch, options, logger);
        link.On<TicketEvent>(nameof(ICoordinationClient.TicketChanged), watch.Hear);
        link.On<FeedHeads>(nameof(ICoordinationClient.Heads), watch.Hear);
        link.Opened = watch.WatchAll;
        link.StateChanged += listeners.OnState;
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

    public ConnectionState State => link.State;

    /// <summary>When the hub was last heard, by this device's clock; null when never.</summary>
    public DateTimeOffset? LastHeardAt => link.LastHeardAt;

    /// <summary>Why the last attempt to connect failed; null while live.</summary>
    public Exception? LastFault => link.LastFault;

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
    public async Task<Session> SignIn(string userName, string password, CancellationToken cancellation = default) =>
        Session = await SessionDoor.SignIn(http, options, new SignIn(userName, password), cancellation).ConfigureAwait(false);

    /// <summary>Takes up what an earlier run left in the outbox and begins to connect; returns before it is live.</summary>
    public async Task Start(CancellationToken cancellation = default)
    {
        await outbox.Resume(cancellation).ConfigureAwait(false);
        link.Start();
    }

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
        watch.Dispose();
        if (options.Http is null)
        {
            http.Dispose();
        }
    }

    private Task<string?> Token() => options.Token is { } token ? token(link.Stopping) : Task.FromResult(Session?.AccessToken);
}
