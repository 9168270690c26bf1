namespace RedProperty.Realtime.Contracts;

/// <summary>What the hub calls on its clients.</summary>
public interface ICoordinationClient
{
    /// <summary>The next event of a watched feed. May come twice; the same feed and sequence is the same event.</summary>
    Task TicketChanged(TicketEvent ticketEvent);

    /// <summary>Every 10 seconds: where the watched feeds stand, so that a client notices a hole even when nothing follows it.</summary>
    Task Heads(FeedHeads heads);
}
