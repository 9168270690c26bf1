namespace RedProperty.Realtime.Domain.Tickets;

/// <summary>One page of a list, and how long the list is.</summary>
public sealed record TicketPage(IReadOnlyList<Ticket> Tickets, long Total);

/// <summary>Which tickets of a list are wanted.</summary>
public enum TicketStatus
{
    All,

    /// <summary>Still to be done by somebody.</summary>
    Open,

    /// <summary>Resolved or closed.</summary>
    Closed,
}

/// <summary>Lists of tickets, from indexes that are written together with the tickets.</summary>
public interface ITicketQueries
{
    /// <summary>Open tickets of these grids, soonest deadline first. Cheap to ask for one grid; a wide scope costs a read for each grid.</summary>
    Task<IReadOnlyList<Ticket>> OpenIn(IReadOnlyCollection<Feeds.Feed> feeds, int most, CancellationToken cancellation);

    /// <summary>Open tickets that a person answers for now, in these communities, soonest deadline first.</summary>
    Task<IReadOnlyList<Ticket>> HeldBy(string userId, IReadOnlyCollection<string> communityIds, int most, CancellationToken cancellation);

    /// <summary>Tickets of these grids reported in a span of time (both ends inclusive), newest first, page 1 first.</summary>
    Task<TicketPage> ReportedIn(
        IReadOnlyCollection<Feeds.Feed> feeds, TicketStatus status, DateTimeOffset from, DateTimeOffset to, int page, int pageSize, CancellationToken cancellation);

    /// <summary>How many tickets are open in these communities.</summary>
    Task<long> CountOpen(IReadOnlyCollection<string> communityIds, CancellationToken cancellation);
}
