using RedProperty.Realtime.Domain.Feeds;

namespace RedProperty.Realtime.Domain.Tickets;

/// <summary>A happening at its place in a feed, with the ticket after it.</summary>
/// <param name="Ticket">The state after the event; its version is the event's.</param>
public sealed record TicketEvent(Feed Feed, FeedPosition Position, Happening Happening, Ticket Ticket);

/// <summary>One line of a ticket's history (工单轨迹).</summary>
public sealed record HistoryEntry(long Version, Happening Happening);
