using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client.Copies;

/// <summary>What a store holds after a row of batches.</summary>
internal sealed class CopyFold
{
    private readonly Dictionary<string, (FeedCursor Cursor, IReadOnlyList<string> Scopes, Dictionary<string, TicketSnapshot> Tickets)> feeds =
        new(StringComparer.Ordinal);

    private string? shape;
    private DateTimeOffset? trueAt;

    public KeptCopies Kept => new(
        shape, trueAt, [.. feeds.Select(pair => new KeptFeed(pair.Key, pair.Value.Cursor, pair.Value.Scopes, [.. pair.Value.Tickets.Values]))]);

    /// <summary>One batch that says it all.</summary>
    public CopyChanges Whole => new(
        true, shape ?? "", trueAt, [], [.. Kept.Feeds.Select(kept => new FeedChange(kept.Feed, kept.Cursor, kept.Scopes, true, kept.Tickets, []))]);

    public void Take(CopyChanges changes)
    {
        if (changes.IsAnew)
        {
            feeds.Clear();
        }

        foreach (var feed in changes.Dropped)
        {
            feeds.Remove(feed);
        }

        foreach (var change in changes.Feeds)
        {
            Take(change);
        }

        (shape, trueAt) = (changes.Shape, changes.TrueAt);
    }

    private void Take(FeedChange change)
    {
        var tickets = !change.IsAnew && feeds.TryGetValue(change.Feed, out var kept) ? kept.Tickets : new(StringComparer.Ordinal);
        foreach (var ticketId in change.Removed)
        {
            tickets.Remove(ticketId);
        }

        foreach (var ticket in change.Tickets)
        {
            tickets[ticket.Id] = ticket;
        }

        feeds[change.Feed] = (change.Cursor, change.Scopes, tickets);
    }
}
