using System.Runtime.CompilerServices;
using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Server.Wire;

namespace RedProperty.Realtime.Server.Coordination;

/// <summary>Cursors in, feeds brought up to date out.</summary>
internal static class WireCursors
{
    /// <summary>A reading that many share is put into words once.</summary>
    private static readonly ConditionalWeakTable<IReadOnlyList<Ticket>, TicketSnapshot[]> Snapshots = [];
    private static readonly ConditionalWeakTable<IReadOnlyList<Domain.Tickets.TicketEvent>, Contracts.TicketEvent[]> Happenings = [];

    /// <summary>By feed name; a cursor that is null asks for a reset.</summary>
    public static Outcome<Dictionary<string, FeedPosition?>> Read(IReadOnlyDictionary<string, FeedCursor>? cursors)
    {
        var positions = new Dictionary<string, FeedPosition?>(cursors?.Count ?? 0, StringComparer.Ordinal);
        foreach (var (feed, cursor) in cursors ?? new Dictionary<string, FeedCursor>())
        {
            if (cursor is not null && (string.IsNullOrEmpty(cursor.Epoch) || cursor.Sequence < 0))
            {
                return Refusal.Invalid($"cursors['{feed}']", "needs an epoch and a sequence of 0 or more, as they were given; or null for a reset.");
            }

            positions[feed] = cursor is null ? null : new FeedPosition(cursor.Epoch, cursor.Sequence);
        }

        return positions;
    }

    public static WatchedFeed ToWire(CaughtUpFeed feed) => new(
        feed.Feed.Name,
        feed.Position.Epoch,
        feed.Position.Sequence,
        feed.IsReset,
        Snapshots.GetValue(feed.Tickets, static tickets => [.. tickets.Select(WireTickets.ToWire)]),
        Happenings.GetValue(feed.Events, static events => [.. events.Select(WireTickets.ToWire)]));
}
