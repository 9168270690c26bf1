using RedProperty.Realtime.Client;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.EndToEnd.Tests.Chaos;

/// <summary>A client that checks of every event that it is the very next one of its feed.</summary>
internal sealed class ChaosClient : IAsyncDisposable
{
    private readonly Dictionary<string, FeedCursor> last = new(StringComparer.Ordinal);
    private readonly List<string> faults = [];
    private readonly string? scope;
    private int begun;

    public ChaosClient(int number, Uri address, string token, string? scope)
    {
        this.scope = scope;
        Number = number;
        Client = new CoordinationClient(new CoordinationClientOptions
        {
            BaseAddress = address,
            Token = _ => Task.FromResult<string?>(token),
            Device = new WatchingDevice($"chaos-{number}", "tablet"),
            LongestPause = TimeSpan.FromSeconds(3),
        });
        Client.TicketChanged += Check;
        Client.FeedReset += feed =>
        {
            Resets++;
            last[feed] = Client.Cursors[feed];
        };
        Client.StateChanged += state => Resumes += state == ConnectionState.Live && begun++ > 0 ? 1 : 0;
    }

    public int Number { get; }

    public CoordinationClient Client { get; }

    /// <summary>How often it came back.</summary>
    public int Resumes { get; private set; }

    /// <summary>How often a feed was read anew, the beginning among them.</summary>
    public int Resets { get; private set; }

    public int Events { get; private set; }

    /// <summary>Events that came twice, or before their turn.</summary>
    public IReadOnlyList<string> Faults => faults;

    public async Task Begin(CancellationToken cancellation)
    {
        await Client.Start(cancellation);
        await Client.Watch(scope, cancellation);
    }

    public ValueTask DisposeAsync() => Client.DisposeAsync();

    private void Check(TicketEvent next)
    {
        Events++;
        var before = last.GetValueOrDefault(next.Feed);
        if (before is null || before.Epoch != next.Epoch || before.Sequence + 1 != next.Sequence)
        {
            faults.Add($"client {Number}: {next.Feed} {next.Epoch}/{next.Sequence} after {before?.Epoch}/{before?.Sequence}");
        }

        last[next.Feed] = new FeedCursor(next.Epoch, next.Sequence);
    }
}
