using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client.Feeds;

/// <summary>This client's copy of one feed: how far it has read, and the tickets as they stood there.</summary>
internal sealed class FeedCopy(string feed)
{
    private readonly Dictionary<string, TicketSnapshot> tickets = new(StringComparer.Ordinal);

    public string Feed { get; } = feed;

    public FeedCursor? Cursor { get; private set; }

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
        Cursor = Cursor with { Sequence = next.Sequence };
        return Step.Taken;
    }

    /// <summary>Forgets everything and begins where the server stands.</summary>
    public void Replace(WatchedFeed watched)
    {
        tickets.Clear();
        foreach (var ticket in watched.Tickets)
        {
            tickets[ticket.Id] = ticket;
        }

        Cursor = new FeedCursor(watched.Epoch, watched.Sequence);
    }

    /// <summary>The copy cannot be continued; the next Watch brings a reset.</summary>
    public void Distrust() => Cursor = null;

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
