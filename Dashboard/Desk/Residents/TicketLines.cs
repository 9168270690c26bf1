using System.Collections.Concurrent;
using System.Threading.Channels;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Residents;

/// <summary>Who looks at which ticket through this process: each is told the newest version, and no more than that, however slow he is.</summary>
internal sealed class TicketLines : IDisposable
{
    private readonly ConcurrentDictionary<string, int> feeds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<TicketLine>> lines = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private readonly IDisposable subscription;

    public TicketLines(IFeedListener listener) => subscription = listener.Subscribe(
        ticketEvent => Tell(ticketEvent.Ticket.Id, ticketEvent.Ticket.Version),
        reset => TellAll(reset.Feed.Name),
        feed => feeds.ContainsKey(feed.Name));

    /// <summary>How many lines are open.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return lines.Values.Sum(open => open.Count);
            }
        }
    }

    public TicketLine Open(Ticket ticket)
    {
        var line = new TicketLine(ticket.Id, ticket.Feed.Name, Close);
        lock (gate)
        {
            if (!lines.TryGetValue(ticket.Id, out var open))
            {
                lines.Add(ticket.Id, open = new List<TicketLine>(1));
            }

            open.Add(line);
            feeds.AddOrUpdate(line.Feed, 1, static (_, count) => count + 1);
        }

        return line;
    }

    public void Dispose() => subscription.Dispose();

    private void Close(TicketLine line)
    {
        lock (gate)
        {
            if (!lines.TryGetValue(line.TicketId, out var open) || !open.Remove(line))
            {
                return;
            }

            if (open.Count == 0)
            {
                lines.Remove(line.TicketId);
            }

            if (feeds.AddOrUpdate(line.Feed, 0, static (_, count) => count - 1) == 0)
            {
                feeds.TryRemove(line.Feed, out _);
            }
        }
    }

    private void Tell(string ticketId, long version)
    {
        lock (gate)
        {
            foreach (var line in lines.GetValueOrDefault(ticketId) ?? [])
            {
                line.Tell(version);
            }
        }
    }

    /// <summary>What happened is not known; each looks for himself.</summary>
    private void TellAll(string feed)
    {
        lock (gate)
        {
            foreach (var line in lines.Values.SelectMany(open => open).Where(line => line.Feed == feed))
            {
                line.Tell(TicketLine.Unknown);
            }
        }
    }
}

/// <summary>One who looks at one ticket.</summary>
internal sealed class TicketLine(string ticketId, string feed, Action<TicketLine> close) : IDisposable
{
    /// <summary>Stands for a version that has to be looked up.</summary>
    public const long Unknown = 0;

    private readonly Channel<long> news = Channel.CreateBounded<long>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });

    public string TicketId => ticketId;

    public string Feed => feed;

    public ChannelReader<long> News => news.Reader;

    public void Tell(long version) => news.Writer.TryWrite(version);

    public void Dispose() => close(this);
}
