using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Feeds;

/// <summary>
/// Every event of every feed as this process hears it: in order within a feed, holes filled from the store before anything later is handed on,
/// duplicates dropped. When a feed's log was replaced, <see cref="FeedReset"/> comes instead.
/// </summary>
public interface IFeedListener
{
    /// <summary>Handlers must return quickly and must not throw; slow work belongs behind a channel.</summary>
    /// <param name="wants">Which feeds' events are worth reading; all when null. Asked for each event, so it must be quick.</param>
    IDisposable Subscribe(Action<TicketEvent> onEvent, Action<FeedReset>? onReset = null, Func<Feed, bool>? wants = null);

    /// <summary>The newest position this process has heard of a feed; null when it has heard nothing yet.</summary>
    FeedPosition? Heard(Feed feed);
}

/// <summary>The feed cannot be continued where this process stood: whoever keeps a copy reads it anew.</summary>
public sealed record FeedReset(Feed Feed, FeedPosition Head);
