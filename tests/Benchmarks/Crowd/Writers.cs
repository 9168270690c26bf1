using System.Globalization;

namespace RedProperty.Realtime.Benchmarks.Crowd;

/// <summary>Connections that comment, each on a target of its own: a ticket on ours, a group on the bare hub.</summary>
internal sealed class Writers : IDisposable
{
    private static readonly string Run = Guid.NewGuid().ToString("N")[..8];
    private static long commands;

    private readonly RawLine[] lines;
    private readonly IReadOnlyList<string> targets;

    private Writers(RawLine[] lines, IReadOnlyList<string> targets)
    {
        this.lines = lines;
        this.targets = targets;
    }

    public int Count => lines.Length;

    public long Faults => lines.Sum(line => (long)line.Faults);

    public string? LastFault => lines.Select(line => line.LastFault).FirstOrDefault(fault => fault is not null);

    public static async Task<Writers> Open(HubDoor door, IReadOnlyList<string> targets, CancellationToken cancellation) =>
        new(await Task.WhenAll(targets.Select(_ => RawLine.Open(door, static _ => { }, cancellation))), targets);

    /// <summary>Comments and waits for the answer.</summary>
    public Task Comment(int writer, string text) => lines[writer].Ask(Words(writer, text));

    /// <summary>Comments; faults are counted.</summary>
    public void Post(int writer, string text) => lines[writer].Post(Words(writer, text));

    public void Dispose()
    {
        foreach (var line in lines)
        {
            line.Cut();
        }
    }

    private byte[] Words(int writer, string text) => HubWords.Comment(
        string.Create(CultureInfo.InvariantCulture, $"bench-{Run}-{Interlocked.Increment(ref commands):0000000000}"), targets[writer], text);
}
