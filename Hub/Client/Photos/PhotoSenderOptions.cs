namespace RedProperty.Realtime.Client;

/// <summary>How a <see cref="PhotoSender"/> reaches its hub. Only the address and the token have no default.</summary>
public sealed record PhotoSenderOptions
{
    /// <summary>128 KiB: a second of a slow line.</summary>
    public const int DefaultPartBytes = 128 * 1024;

    /// <summary>1 MiB: the hub takes no larger part.</summary>
    public const int LargestPartBytes = 1024 * 1024;

    /// <summary>30 seconds.</summary>
    public static readonly TimeSpan DefaultLongestRequest = TimeSpan.FromSeconds(30);

    /// <summary>Where the program answers, for example <c>http://localhost:5080</c>.</summary>
    public required Uri BaseAddress { get; init; }

    /// <summary>Gives the access token for each request.</summary>
    public required Func<CancellationToken, Task<string?>> Token { get; init; }

    /// <summary>A client of the sender's own when absent. Its timeout should not be shorter than <see cref="LongestRequest"/>.</summary>
    public HttpClient? Http { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The longest wait after a failure; the actual wait is random below it (full jitter).</summary>
    public TimeSpan LongestPause { get; init; } = CoordinationClientOptions.DefaultLongestPause;

    /// <summary>Bytes of one part, 1 to <see cref="LargestPartBytes"/>. A line that does not carry one within <see cref="LongestRequest"/> gets smaller ones.</summary>
    public int PartBytes { get; init; } = DefaultPartBytes;

    /// <summary>A request that was not answered for so long is given up and made anew.</summary>
    public TimeSpan LongestRequest { get; init; } = DefaultLongestRequest;
}
