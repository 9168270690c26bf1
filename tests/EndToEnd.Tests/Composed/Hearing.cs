using System.Threading.Channels;
using RedProperty.Realtime.Client;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.EndToEnd.Tests.Composed;

/// <summary>What a client tells its application about one feed, from now on.</summary>
internal sealed class Hearing
{
    private readonly Channel<TicketEvent> heard = Channel.CreateUnbounded<TicketEvent>();
    private int resets;
    private int losses;

    public Hearing(CoordinationClient client, string feed)
    {
        client.TicketChanged += happened =>
        {
            if (happened.Feed == feed)
            {
                heard.Writer.TryWrite(happened);
            }
        };
        client.FeedReset += _ => Interlocked.Increment(ref resets);
        client.StateChanged += state =>
        {
            if (state == ConnectionState.Away)
            {
                Interlocked.Increment(ref losses);
            }
        };
    }

    /// <summary>How often the feed had to be read anew instead of being continued.</summary>
    public int Resets => resets;

    /// <summary>How often the connection was lost.</summary>
    public int Losses => losses;

    /// <summary>Everything told so far, up to and with that sequence.</summary>
    public async Task<IReadOnlyList<TicketEvent>> Until(long sequence, CancellationToken cancellation)
    {
        var events = new List<TicketEvent>();
        while (events.Count == 0 || events[^1].Sequence < sequence)
        {
            events.Add(await heard.Reader.ReadAsync(cancellation));
        }

        return events;
    }
}
