using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client.Feeds;

/// <summary>What the copies are known to lack. Not safe for several threads; its owner holds the lock.</summary>
internal sealed class Holes(FeedCopies copies)
{
    /// <summary>What is missing cannot be counted: another log, or a copy that was given up.</summary>
    private const long Anything = long.MaxValue;

    private readonly Dictionary<string, long> missing = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> behindUs = new(StringComparer.Ordinal);

    /// <summary>The whole feed is to be asked for.</summary>
    public void Distrust(string feed) => missing[feed] = Anything;

    /// <summary>An event came that is not the next one.</summary>
    public void Before(TicketEvent ahead, FeedCursor? mine) => Miss(ahead.Feed, mine?.Epoch == ahead.Epoch ? ahead.Sequence : Anything);

    /// <summary>Compares a copy with where the server says that the feed stands.</summary>
    /// <param name="epoch">Null when the server does not say.</param>
    public Gap Compare(FeedCopy copy, long head, string? epoch)
    {
        if (copy.Cursor is not { } mine || (epoch is not null && mine.Epoch != epoch))
        {
            Miss(copy.Feed, Anything);
            return Gap.Certain;
        }

        if (mine.Sequence < head)
        {
            Miss(copy.Feed, head);
            return Gap.Likely;
        }

        if (mine.Sequence > head && epoch is null && behindUs.GetValueOrDefault(copy.Feed, -1) == mine.Sequence)
        {
            // Twice behind us with nothing new in between is no overtaken message but another log.
            behindUs.Remove(copy.Feed);
            Miss(copy.Feed, Anything);
            return Gap.Certain;
        }

        behindUs[copy.Feed] = mine.Sequence;
        return Gap.None;
    }

    /// <summary>The feeds that still lack something; what turns up missing from here on is told the next time.</summary>
    public List<string> Take()
    {
        List<string> feeds = [.. missing.Where(hole => copies.Find(hole.Key) is { } copy && !copy.HasRead(hole.Value)).Select(hole => hole.Key)];
        missing.Clear();
        return feeds;
    }

    private void Miss(string feed, long upTo) => missing[feed] = Math.Max(upTo, missing.GetValueOrDefault(feed));
}

/// <summary>What a comparison with the server shows.</summary>
internal enum Gap
{
    None,

    /// <summary>The heads may have overtaken the event that they speak of.</summary>
    Likely,
    Certain,
}
