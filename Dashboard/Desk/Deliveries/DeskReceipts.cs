using Microsoft.Extensions.Logging;
using RedProperty.Realtime.Desk.Presences;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Deliveries;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Deliveries;

/// <summary>A matter that stands on its holder's screen was delivered to him, as to a tablet that stored it.</summary>
internal sealed class DeskReceipts(RecordReceipts record, DeskCircuit circuit, IFeedListener listener, TimeProvider time, ILogger<DeskReceipts> logger)
{
    /// <summary>All desks of a person count as one device.</summary>
    private const string Desk = "desk";

    private readonly Dictionary<Feed, long> said = [];

    /// <summary>Everything of hers was read and drawn just now.</summary>
    /// <param name="asOf">Where the feeds stood before it was read.</param>
    public Task Shown(Actor actor, IEnumerable<Ticket> tickets, IReadOnlyDictionary<Feed, FeedPosition> asOf) => Say(
        actor,
        tickets.Where(ticket => IsHers(actor, ticket)).Select(ticket => ticket.Feed).Distinct()
            .Where(asOf.ContainsKey).Select(feed => (feed, asOf[feed].Sequence)));

    /// <summary>These events were drawn just now, and everything before them.</summary>
    public Task Shown(Actor actor, IEnumerable<TicketEvent> events) => Say(
        actor,
        events.Where(it => IsHers(actor, it.Ticket)).GroupBy(it => it.Feed).Select(group => (group.Key, group.Max(it => it.Position.Sequence))));

    /// <summary>To be taken before reading.</summary>
    public IReadOnlyDictionary<Feed, FeedPosition> Stand(IEnumerable<Feed> feeds) => feeds
        .Select(feed => (Feed: feed, At: listener.Heard(feed))).Where(it => it.At is not null).ToDictionary(it => it.Feed, it => it.At!);

    private static bool IsHers(Actor actor, Ticket ticket) => ticket.Holders.Any(holder => holder.UserId == actor.Id);

    private async Task Say(Actor actor, IEnumerable<(Feed Feed, long Sequence)> stands)
    {
        var news = stands.Where(it => it.Sequence > said.GetValueOrDefault(it.Feed)).ToArray();
        if (news.Length == 0 || !circuit.IsConnected)
        {
            return;
        }

        try
        {
            await record.RunAsync([.. news.Select(it => new DeviceReceipt(it.Feed, actor.Id, Desk, it.Sequence, time.GetUtcNow()))], CancellationToken.None);
            foreach (var (feed, sequence) in news)
            {
                said[feed] = sequence;
            }
        }
        catch (StoreUnavailableException fault)
        {
            Log.ReceiptNotKept(logger, fault);
        }
    }
}
