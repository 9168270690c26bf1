namespace RedProperty.Realtime.Domain.Deadlines;

/// <summary>A sign of life of a process that watches the deadlines.</summary>
/// <param name="Process">Machine and process id; a process that comes back is another one.</param>
/// <param name="At">When it last got through every community (house time).</param>
/// <param name="Skew">By how much that process's own clock is ahead of the store's; negative when it is behind.</param>
public sealed record WatchBeat(string Process, DateTimeOffset At, TimeSpan Skew);

/// <summary>Whether anybody watches the deadlines (时限看护), as far as this process knows.</summary>
/// <param name="UnwatchedSince">Null while somebody does; else the last sign of life, or when this process began to look for one.</param>
/// <param name="Beats">The processes that have watched within the last hour, newest sign first.</param>
public sealed record WatchState(DateTimeOffset? UnwatchedSince, IReadOnlyList<WatchBeat> Beats)
{
    /// <summary>Without a sign of life for 10 seconds, nobody watches.</summary>
    public static readonly TimeSpan UnwatchedAfter = TimeSpan.FromSeconds(10);

    public bool IsWatched => UnwatchedSince is null;

    /// <param name="beats">What is known of the processes.</param>
    /// <param name="lookingSince">When the one who asks began to look.</param>
    public static WatchState Of(IReadOnlyCollection<WatchBeat> beats, DateTimeOffset lookingSince, DateTimeOffset now)
    {
        var newest = beats.Count == 0 ? lookingSince : beats.Max(beat => beat.At);
        return new WatchState(now - newest > UnwatchedAfter ? newest : null, [.. beats.OrderByDescending(beat => beat.At)]);
    }
}

/// <summary>What walls, desks and tablets are told about the watch.</summary>
public interface IDeadlineWatch
{
    WatchState Current { get; }

    /// <summary>Called when the watch is lost or back, from any thread; the answer ends the subscription.</summary>
    IDisposable OnChanged(Action changed);
}

/// <summary>Where those who watch leave their signs of life.</summary>
public interface IWatchBook
{
    Task Sign(WatchBeat beat, CancellationToken cancellation);
}
