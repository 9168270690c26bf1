using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Redis.Connections;
using RedProperty.Realtime.Redis.Feeds;
using StackExchange.Redis;

namespace RedProperty.Realtime.Redis.Tickets;

/// <summary>
/// Tells a change that is on disk: to this process's listener as it is, which saves its way there and back; to the others by a publication, which Redis
/// makes itself as part of the script. Nothing of it is waited for: what gets lost, listeners fetch.
/// </summary>
internal sealed class FeedVoice(RedisFeedListener listener)
{
    public void Tell(PreparedStore store, WrittenChange written, string epoch, long last)
    {
        var feed = written.Change.After.Feed;
        var before = last - written.Steps.Count;
        if (listener.Wants(feed))
        {
            var told = new TicketEvent[written.Steps.Count];
            for (var i = 0; i < told.Length; i++)
            {
                var (happening, ticket) = WrittenChange.ForEverybody(written.Change.Steps[i]);
                told[i] = new TicketEvent(feed, new FeedPosition(epoch, before + 1 + i), happening, ticket);
            }

            listener.Offer(told);
        }

        if (store.KeepsJournal)
        {
            for (var i = 0; i < written.Steps.Count; i++)
            {
                var entry = FeedEntry.Write(feed, new FeedPosition(epoch, before + 1 + i), written.Steps[i].Happening.Span, written.Steps[i].Ticket.Span);
                store.Database.Publish(RedisKeys.FeedChannel, entry, CommandFlags.FireAndForget);
            }
        }
    }
}
