using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Searches;

/// <summary>Some of a list, and how long the list is.</summary>
public sealed record ScanList(IReadOnlyList<string> TicketIds, long Total)
{
    public static ScanList Empty { get; } = new([], 0);
}

/// <summary>
/// Going through many tickets: first the ids, which are small, then the tickets in slices, so that whoever goes through twenty thousand holds a few
/// hundred at a time.
/// </summary>
public interface ITicketScan
{
    /// <summary>Open tickets of these grids, soonest limit first.</summary>
    Task<ScanList> OpenIn(IReadOnlyCollection<Feed> feeds, int most, CancellationToken cancellation);

    /// <summary>Open tickets that a person answers for now, in these communities, soonest limit first.</summary>
    Task<ScanList> HeldBy(string userId, IReadOnlyCollection<string> communityIds, int most, CancellationToken cancellation);

    /// <summary>Resolved and closed tickets of these grids that were reported since then, newest first.</summary>
    Task<ScanList> ClosedIn(IReadOnlyCollection<Feed> feeds, DateTimeOffset since, int most, CancellationToken cancellation);

    /// <summary>The tickets that carry one of these numbers in one of these communities, open or not. One small read for each pair.</summary>
    Task<IReadOnlyList<string>> Numbered(
        IReadOnlyCollection<string> communityIds, IReadOnlyCollection<TicketNumber> numbers, CancellationToken cancellation);

    /// <summary>In the order asked for; without those that do not exist.</summary>
    Task<IReadOnlyList<Ticket>> Read(IReadOnlyList<string> ticketIds, CancellationToken cancellation);
}
