namespace RedProperty.Realtime.Benchmarks.Crowd;

/// <summary>Many connections, each watching one feed, spread evenly over the feeds.</summary>
internal sealed class WatchingCrowd : IAsyncDisposable
{
    private const int Openers = 64;

    private readonly RawLine[] lines;
    private readonly Pings pings;

    private WatchingCrowd(RawLine[] lines)
    {
        this.lines = lines;
        pings = new Pings([.. lines.Select(line => (Func<RawLine?>)(() => line))]);
    }

    /// <summary>Connections that the hub has ended, and faults among the answers.</summary>
    public int Lost => lines.Count(line => line.Listening.IsCompleted) + lines.Sum(line => line.Faults);

    public static async Task<WatchingCrowd> Gather(
        HubDoor door, int count, IReadOnlyList<string> feeds, Hearing hearing, CancellationToken cancellation)
    {
        var lines = new RawLine[count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Openers, CancellationToken = cancellation };
        await Parallel.ForAsync(0, count, options, async (i, token) =>
        {
            lines[i] = await RawLine.Open(door, hearing, token);
            var answer = await lines[i].Ask(door.WatchWords(feeds[i % feeds.Count]));
            if (HubWords.IsFault(answer))
            {
                throw new InvalidOperationException($"Connection {i} may not watch {feeds[i % feeds.Count]}: {lines[i].LastFault}");
            }
        });
        return new WatchingCrowd(lines);
    }

    public async ValueTask DisposeAsync()
    {
        await pings.DisposeAsync();
        foreach (var line in lines)
        {
            line.Cut();
        }

        await Task.WhenAll(lines.Select(line => line.Listening));
    }
}
