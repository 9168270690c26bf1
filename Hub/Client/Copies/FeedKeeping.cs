using RedProperty.Realtime.Client.Feeds;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client.Copies;

/// <summary>What the store has of one feed, and what it lacks. Not safe for several threads; its owner holds the lock.</summary>
internal sealed class FeedKeeping
{
    private readonly HashSet<string> changed = new(StringComparer.Ordinal);

    /// <summary>Kept tickets that are not open, by when they last changed: they go when they are old.</summary>
    private readonly Dictionary<string, DateTimeOffset> closed = new(StringComparer.Ordinal);

    private bool isAnew;
    private bool isMoved;

    /// <summary>Up to where the store has answered that it has the feed.</summary>
    public FeedCursor? Saved { get; private set; }

    public void Restore(KeptFeed kept)
    {
        Saved = kept.Cursor;
        foreach (var ticket in kept.Tickets.Where(ticket => !IsOpen(ticket)))
        {
            closed[ticket.Id] = ticket.UpdatedAt;
        }
    }

    public void Change(string ticketId)
    {
        changed.Add(ticketId);
        isMoved = true;
    }

    public void BeginAnew()
    {
        changed.Clear();
        (isAnew, isMoved) = (true, true);
    }

    /// <summary>Only its cursor or its scopes are other than before.</summary>
    public void Move() => isMoved = true;

    /// <summary>What is to be saved, as it stands at this moment; null when there is nothing.</summary>
    /// <param name="closedSince">What is not open and has not changed since is not kept.</param>
    public FeedChange? Take(FeedCopy copy, IReadOnlyList<string> scopes, DateTimeOffset closedSince)
    {
        if (copy.Cursor is null)
        {
            // Given up: what is kept stays whole, at its older place, until the feed was read anew.
            return null;
        }

        if (isAnew)
        {
            closed.Clear();
        }

        var touched = isAnew ? copy.Tickets : [.. changed.Select(copy.Find).OfType<TicketSnapshot>()];
        var kept = touched.Where(ticket => IsOpen(ticket) || ticket.UpdatedAt >= closedSince).ToArray();
        foreach (var ticket in touched)
        {
            closed.Remove(ticket.Id);
        }

        foreach (var ticket in kept.Where(ticket => !IsOpen(ticket)))
        {
            closed[ticket.Id] = ticket.UpdatedAt;
        }

        string[] old = [.. closed.Where(pair => pair.Value < closedSince).Select(pair => pair.Key)];
        string[] removed = isAnew ? [] : [.. touched.Except(kept).Select(ticket => ticket.Id), .. old];
        var change = isMoved || removed.Length > 0 ? new FeedChange(copy.Feed, copy.Cursor, scopes, isAnew, kept, removed) : null;
        foreach (var ticketId in old)
        {
            closed.Remove(ticketId);
        }

        changed.Clear();
        (isAnew, isMoved) = (false, false);
        return change;
    }

    /// <summary>It was not saved.</summary>
    public void PutBack(FeedChange change)
    {
        changed.UnionWith(change.Tickets.Select(ticket => ticket.Id));
        changed.UnionWith(change.Removed);
        (isAnew, isMoved) = (isAnew || change.IsAnew, true);
    }

    public void Keep(FeedChange change) => Saved = change.Cursor;

    private static bool IsOpen(TicketSnapshot ticket) => ticket.Phase is "reported" or "acknowledged" or "planned";
}
