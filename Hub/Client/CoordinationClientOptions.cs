using Microsoft.AspNetCore.Http.Connections.Client;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Logging;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client;

/// <summary>How a <see cref="CoordinationClient"/> reaches its hub. Only the address has no default.</summary>
public sealed record CoordinationClientOptions
{
    /// <summary>10 seconds: a tablet that comes out of the lift is back within that.</summary>
    public static readonly TimeSpan DefaultLongestPause = TimeSpan.FromSeconds(10);

    /// <summary>1 second.</summary>
    public static readonly TimeSpan DefaultReceiptPause = TimeSpan.FromSeconds(1);

    /// <summary>2 seconds: a device must be heard every 4 to count as online.</summary>
    public static readonly TimeSpan DevicePing = TimeSpan.FromSeconds(2);

    /// <summary>Half a second.</summary>
    public static readonly TimeSpan DefaultCopyPause = TimeSpan.FromMilliseconds(500);

    /// <summary>3 days: what was settled on Friday is still there on Monday.</summary>
    public static readonly TimeSpan DefaultKeepsClosedFor = TimeSpan.FromDays(3);

    /// <summary>Where the program answers, for example <c>http://localhost:5080</c>.</summary>
    public required Uri BaseAddress { get; init; }

    /// <summary>
    /// Gives the access token at each connect; the session of <see cref="CoordinationClient.SignIn"/> when absent. An answer of null, or a
    /// <see cref="CoordinationFault"/> with <see cref="FaultCodes.Unauthenticated"/>, means that somebody has to sign in first: the
    /// hub is left alone, and this is asked again after ever longer pauses of up to a minute, or at <see cref="CoordinationClient.TryNow"/>.
    /// </summary>
    public Func<CancellationToken, Task<string?>>? Token { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The longest wait between two attempts to connect, or to send a command; the actual wait is random below it (full jitter).</summary>
    public TimeSpan LongestPause { get; init; } = DefaultLongestPause;

    /// <summary>
    /// What the person watches on; nothing when absent. With it the person counts as online while this client is connected, which then pings every
    /// <see cref="DevicePing"/>.
    /// </summary>
    public WatchingDevice? Device { get; init; }

    /// <summary>Receipts of a feed are sent at most this often; the first after a rest goes at once.</summary>
    public TimeSpan ReceiptPause { get; init; } = DefaultReceiptPause;

    /// <summary>Where commands wait until they are answered; in memory when absent.</summary>
    public IOutboxStore Outbox { get; init; } = new InMemoryOutboxStore();

    /// <summary>Where the copies of the feeds outlive the program; when absent they live in memory only. One store for each person.</summary>
    public ICopyStore? Copies { get; init; }

    /// <summary>The copies are saved at most this often; the first change after a rest at once. Receipts wait for it.</summary>
    public TimeSpan CopyPause { get; init; } = DefaultCopyPause;

    /// <summary>A ticket that is not open any more leaves the kept copy when nothing has happened to it for this long, in server time.</summary>
    public TimeSpan KeepsClosedFor { get; init; } = DefaultKeepsClosedFor;

    /// <summary>
    /// True: commands leave one after the other in the order in which they were pressed, over all tickets and over a restart. A command that is held up by
    /// <see cref="BeforeSend"/> for more than a second lets those of other tickets pass. False: only the commands of one ticket wait for each other.
    /// </summary>
    public bool SendsInOrder { get; init; }

    /// <summary>
    /// Runs before each attempt to send a command, while the hub is within reach: sends the photos that it names, say. What was done already must end at once.
    /// A <see cref="CoordinationFault"/> refuses the command, unless it is passing or <c>unauthenticated</c>; that, and any other exception, is taken as a passing trouble
    /// (a lost line, a full queue), and it is tried again with jitter.
    /// </summary>
    public Func<OutboxEntry, CancellationToken, Task>? BeforeSend { get; init; }

    /// <summary>For signing in; a client of its own when absent.</summary>
    public HttpClient? Http { get; init; }

    /// <summary>Transport details of the hub connection.</summary>
    public Action<HttpConnectionOptions>? ConfigureHttp { get; init; }

    /// <summary>Another protocol than JSON, other keep-alive times.</summary>
    public Action<IHubConnectionBuilder>? ConfigureConnection { get; init; }

    public ILoggerFactory? Logs { get; init; }

    internal Uri Resolve(string path) => new(new Uri(BaseAddress.AbsoluteUri.TrimEnd('/') + "/"), path);
}
