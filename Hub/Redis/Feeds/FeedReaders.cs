using Microsoft.Extensions.Logging;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Redis.Feeds;

/// <summary>Those in this process who want every event.</summary>
internal sealed class FeedReaders(ILogger logger)
{
    private readonly Lock gate = new();
    private volatile IReadOnlyList<Reader> readers = [];

    /// <summary>Nobody: then no event needs to be read.</summary>
    public bool IsEmpty => readers.Count == 0;

    public IDisposable Add(Action<TicketEvent> onEvent, Action<FeedReset>? onReset)
    {
        var reader = new Reader(this, onEvent, onReset);
        lock (gate)
        {
            readers = [.. readers, reader];
        }

        return reader;
    }

    public void Tell(TicketEvent happened) => ForEach(happened.Feed, reader => reader.OnEvent(happened));

    public void Tell(FeedReset reset) => ForEach(reset.Feed, reader => reader.OnReset?.Invoke(reset));

    private void ForEach(Feed feed, Action<Reader> tell)
    {
        foreach (var reader in readers)
        {
            try
            {
                tell(reader);
            }
#pragma warning disable CA1031 // One reader's bug must not make the process deaf.
            catch (Exception error)
#pragma warning restore CA1031
            {
                Log.ReaderThrew(logger, feed.Name, error);
            }
        }
    }

    private void Remove(Reader reader)
    {
        lock (gate)
        {
            readers = [.. readers.Where(other => other != reader)];
        }
    }

    private sealed class Reader(FeedReaders owner, Action<TicketEvent> onEvent, Action<FeedReset>? onReset) : IDisposable
    {
        public Action<TicketEvent> OnEvent => onEvent;

        public Action<FeedReset>? OnReset => onReset;

        public void Dispose() => owner.Remove(this);
    }
}
