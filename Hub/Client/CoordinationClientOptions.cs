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

    /// <summary>Where the program answers, for example <c>http://localhost:5080</c>.</summary>
    public required Uri BaseAddress { get; init; }

    /// <summary>Gives the access token at each connect; the session of <see cref="CoordinationClient.SignIn"/> when absent.</summary>
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

    /// <summary>For signing in; a client of its own when absent.</summary>
    public HttpClient? Http { get; init; }

    /// <summary>Transport details of the hub connection.</summary>
    public Action<HttpConnectionOptions>? ConfigureHttp { get; init; }

    /// <summary>Another protocol than JSON, other keep-alive times.</summary>
    public Action<IHubConnectionBuilder>? ConfigureConnection { get; init; }

    public ILoggerFactory? Logs { get; init; }

    internal Uri Resolve(string path) => new(new Uri(BaseAddress.AbsoluteUri.TrimEnd('/') + "/"), path);
}
