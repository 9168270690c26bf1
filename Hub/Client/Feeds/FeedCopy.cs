using RedProperty.Realtime.Client.Copies;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client.Feeds;

/// <summary>This client's copy of one feed: how far it has read, and the tickets as they stood there.</summary>
/// <param name="keeping">Null when no store keeps it.</param>
internal sealed class FeedCopy(string feed, FeedKeeping? keeping = null)
{
    private readonly Dictionary<string, TicketSnapshot> tickets = new(StringComparer.Ordinal);

    public string Feed { get; } = feed;

    public FeedCursor? Cursor { get; private set; }

    /// <summary>Server time at which the copy was known to have everything.</summary>
    public DateTimeOffset? TrueAt { get; private set; }

    public FeedKeeping? Keeping { get; } = keeping;

    /// <summary>Up to where this device has stored the feed, which is what a receipt says.</summary>
    public FeedCursor? Stored => Keeping is null ? Cursor : Keeping.Saved?.Epoch == Cursor?.Epoch ? Keeping.Saved : null;

    public IReadOnlyCollection<TicketSnapshot> Tickets => tickets.Values;

    public TicketSnapshot? Find(string ticketId) => tickets.GetValueOrDefault(ticketId);

    public bool HasRead(long sequence) => Cursor?.Sequence >= sequence;

    /// <summary>Takes an event if it is the very next one.</summary>
    public Step Apply(TicketEvent next)
    {
        if (Cursor is null || next.Epoch != Cursor.Epoch || next.Sequence > Cursor.Sequence + 1)
        {
            return Step.Hole;
        }

        if (next.Sequence <= Cursor.Sequence)
        {
            return Step.Known;
        }

        Keep(next.Ticket);
        Keeping?.Change(next.TicketId);
        Cursor = Cursor with { Sequence = next.Sequence };
        return Step.Taken;
    }

    /// <summary>Forgets everything and begins where the server stands.</summary>
    public void Replace(WatchedFeed watched)
    {
        Fill(watched.Tickets);
        Cursor = new FeedCursor(watched.Epoch, watched.Sequence);
        Keeping?.BeginAnew();
    }

    /// <summary>Stands where an earlier run of the program stood.</summary>
    public void Restore(KeptFeed kept, DateTimeOffset? trueAt)
    {
        Fill(kept.Tickets);
        (Cursor, TrueAt) = (kept.Cursor, trueAt);
        Keeping?.Restore(kept);
    }

    public void IsTrueAt(DateTimeOffset serverTime) => TrueAt = TrueAt > serverTime ? TrueAt : serverTime;

    /// <summary>The copy cannot be continued; the next Watch brings a reset.</summary>
    public void Distrust() => Cursor = null;

    private void Fill(IReadOnlyList<TicketSnapshot> all)
    {
        tickets.Clear();
        foreach (var ticket in all)
        {
            tickets[ticket.Id] = ticket;
        }
    }

    /// <summary>A reset reads the tickets after the position, so that an event may be older than the ticket we have.</summary>
    private void Keep(TicketSnapshot ticket)
    {
        if (!tickets.TryGetValue(ticket.Id, out var have) || have.Version <= ticket.Version)
        {
            tickets[ticket.Id] = ticket;
        }
    }
}

/// <summary>What became of an event.</summary>
internal enum Step
{
    Taken,

    /// <summary>Came before; dropped.</summary>
    Known,

    /// <summary>Something before it is missing, or it is of another log; not applied.</summary>
    Hole,
}
