using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Feeds;

/// <summary>What a reader gets who asks for the events after a position.</summary>
/// <param name="Head">The feed's newest position at the moment of reading.</param>
/// <param name="Events">All events after the position, in order, none missing; null when they cannot be given in full (another epoch, trimmed away, a position ahead of the feed, more than asked for).</param>
public sealed record FeedSlice(FeedPosition Head, IReadOnlyList<TicketEvent>? Events);

/// <summary>Reads feeds from the store.</summary>
public interface IFeedStore
{
    Task<FeedPosition> Head(Feed feed, CancellationToken cancellation);

    /// <summary>The log has lost events that somebody had read: from here on it is another log, and whoever stood in the old one reads anew.</summary>
    /// <param name="epoch">The one that was lost; nothing happens when it is in force no longer, or was renewed within the last minute.</param>
    Task Renew(Feed feed, string epoch, CancellationToken cancellation);

    /// <summary>All or nothing: never a partial recovery.</summary>
    Task<FeedSlice> ReadAfter(Feed feed, FeedPosition position, int most, CancellationToken cancellation);
}
