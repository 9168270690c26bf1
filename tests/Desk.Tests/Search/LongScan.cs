using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Searches;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Tests.Search;

/// <summary>A city with more open tickets than are looked at.</summary>
internal sealed class LongScan(ITicketScan inner, long total) : ITicketScan
{
    public async Task<ScanList> OpenIn(IReadOnlyCollection<Feed> feeds, int most, CancellationToken cancellation) =>
        await inner.OpenIn(feeds, most, cancellation) with { Total = total };

    public Task<ScanList> HeldBy(string userId, IReadOnlyCollection<string> communityIds, int most, CancellationToken cancellation) =>
        inner.HeldBy(userId, communityIds, most, cancellation);

    public Task<ScanList> ClosedIn(IReadOnlyCollection<Feed> feeds, DateTimeOffset since, int most, CancellationToken cancellation) =>
        inner.ClosedIn(feeds, since, most, cancellation);

    public Task<IReadOnlyList<string>> Numbered(
        IReadOnlyCollection<string> communityIds, IReadOnlyCollection<TicketNumber> numbers, CancellationToken cancellation) =>
        inner.Numbered(communityIds, numbers, cancellation);

    public Task<IReadOnlyList<Ticket>> Read(IReadOnlyList<string> ticketIds, CancellationToken cancellation) => inner.Read(ticketIds, cancellation);
}
