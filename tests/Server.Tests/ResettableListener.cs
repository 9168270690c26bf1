using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Server.Tests;

/// <summary>Hears what the house hears, and can be told that a feed's log was replaced.</summary>
public sealed class ResettableListener(IFeedListener inner) : IFeedListener
{
    private Action<FeedReset>? resets;

    public IDisposable Subscribe(Action<TicketEvent> onEvent, Action<FeedReset>? onReset = null, Func<Feed, bool>? wants = null)
    {
        resets += onReset;
        return inner.Subscribe(onEvent);
    }

    public FeedPosition? Heard(Feed feed) => inner.Heard(feed);

    public void Reset(FeedReset reset) => resets?.Invoke(reset);
}
