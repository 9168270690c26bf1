using Microsoft.Extensions.Logging;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Redis.Feeds;

/// <summary>Those in this process who want every event.</summary>
internal sealed class FeedReaders(ILogger logger)
{
    private readonly Lock gate = new();
    private volatile IReadOnlyList<Reader> readers = [];

    /// <summary>Whether anybody wants this feed's events; if not, none needs to be read.</summary>
    public bool Want(Feed feed)
    {
        foreach (var reader in readers)
        {
            if (reader.Wants?.Invoke(feed) ?? true)
            {
                return true;
            }
        }

        return false;
    }

    public IDisposable Add(Action<TicketEvent> onEvent, Action<FeedReset>? onReset, Func<Feed, bool>? wants)
    {
        var reader = new Reader(this, onEvent, onReset, wants);
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

    private sealed class Reader(FeedReaders owner, Action<TicketEvent> onEvent, Action<FeedReset>? onReset, Func<Feed, bool>? wants) : IDisposable
    {
        public Action<TicketEvent> OnEvent => onEvent;

        public Action<FeedReset>? OnReset => onReset;

        public Func<Feed, bool>? Wants => wants;

        public void Dispose() => owner.Remove(this);
    }
}
