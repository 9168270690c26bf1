using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Searches;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Testing;

/// <summary>Going through the tickets of a house in memory.</summary>
public sealed class MemoryScan(ITicketStore store, ITicketQueries queries, IRulebooks rulebooks) : ITicketScan
{
    /// <summary>How many tickets were read; a test of a bound looks at it.</summary>
    public int Reads { get; private set; }

    /// <summary>Set while the store is away.</summary>
    public bool IsAway { get; set; }

    /// <summary>When set, nothing is answered before it is done.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public Task<ScanList> OpenIn(IReadOnlyCollection<Feed> feeds, int most, CancellationToken cancellation) =>
        Listed(() => queries.OpenIn(feeds, int.MaxValue, cancellation), most);

    public Task<ScanList> HeldBy(string userId, IReadOnlyCollection<string> communityIds, int most, CancellationToken cancellation) =>
        Listed(() => queries.HeldBy(userId, communityIds, int.MaxValue, cancellation), most);

    public Task<ScanList> ClosedIn(IReadOnlyCollection<Feed> feeds, DateTimeOffset since, int most, CancellationToken cancellation) => Listed(
        async () => (await queries.ReportedIn(feeds, TicketStatus.Closed, since, DateTimeOffset.MaxValue, 1, int.MaxValue, cancellation)).Tickets, most);

    public async Task<IReadOnlyList<string>> Numbered(
        IReadOnlyCollection<string> communityIds, IReadOnlyCollection<TicketNumber> numbers, CancellationToken cancellation)
    {
        await Answerable();
        Feed[] feeds = [.. communityIds.SelectMany(rulebooks.Current.Organisation.FeedsOf)];
        var all = await queries.ReportedIn(feeds, TicketStatus.All, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 1, int.MaxValue, cancellation);
        return [.. all.Tickets.Where(ticket => numbers.Any(number => number.ToString() == ticket.Number)).Select(ticket => ticket.Id)];
    }

    public async Task<IReadOnlyList<Ticket>> Read(IReadOnlyList<string> ticketIds, CancellationToken cancellation)
    {
        await Answerable();
        Reads += ticketIds.Count;
        return [.. (await Task.WhenAll(ticketIds.Select(id => store.Load(id, null, cancellation)))).Select(loaded => loaded.Ticket).OfType<Ticket>()];
    }

    private async Task<ScanList> Listed(Func<Task<IReadOnlyList<Ticket>>> list, int most)
    {
        await Answerable();
        var tickets = await list();
        return new ScanList([.. tickets.Take(most).Select(ticket => ticket.Id)], tickets.Count);
    }

    private Task Answerable() => IsAway ? Task.FromException(new StoreUnavailableException()) : Gate;
}
