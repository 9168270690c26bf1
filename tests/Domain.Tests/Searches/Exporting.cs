using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Searches;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Testing;

namespace RedProperty.Realtime.Domain.Tests.Searches;

public sealed class Exporting
{
    private readonly AHouse house = new();

    [Fact]
    public async Task Mine_is_what_I_hold_and_the_area_what_my_posts_reach()
    {
        var mine = await house.Reported();
        var answered = await house.Reported("spring-1-02", "corridor-clutter");
        await house.Reported("lake-1-01");

        Assert.Equal([mine], await Exported("steward-spring-1", isArea: false, TicketFilter.None));
        Assert.Equal(new HashSet<string> { mine, answered }, [.. await Exported("steward-spring-1", isArea: true, TicketFilter.None)]);
        Assert.Empty(await Exported("secretary-spring", isArea: false, TicketFilter.None));
        Assert.Equal(3, (await Exported("city", isArea: true, TicketFilter.None)).Count);
    }

    [Fact]
    public async Task It_is_narrowed_as_the_desk_is()
    {
        var lamp = await house.Reported();
        await house.Reported("spring-2-01");
        await house.Reported("spring-1-01", "corridor-clutter");

        Assert.Equal([lamp], await Exported("street", isArea: true, new TicketFilter("路灯", Grid: "spring-1")));
        Assert.Empty(await Exported("street", isArea: true, new TicketFilter(Grid: "lake-1")));
        Assert.Empty(await Exported("secretary-lake", isArea: true, new TicketFilter(Grid: "spring-1")));
    }

    [Fact]
    public async Task More_than_a_file_takes_is_cut_and_known_to_be()
    {
        var id = await house.Reported();
        var list = await new ListForExport(new EndlessScan((await house.Ticket(id))), house.City, house.Time)
            .Begin(house.City.Person("city"), isArea: true, TicketFilter.None, AHouse.Token);

        var count = 0;
        await foreach (var _ in list.Read(AHouse.Token))
        {
            count++;
        }

        Assert.Equal((ListForExport.MostTickets, ListForExport.MostTickets, true), (count, list.Count, list.IsCut));
    }

    private async Task<List<string>> Exported(string person, bool isArea, TicketFilter filter)
    {
        var scan = new MemoryScan(house.Memory, house.Memory, house.City);
        var list = await new ListForExport(scan, house.City, house.Time).Begin(house.City.Person(person), isArea, filter, AHouse.Token);
        var ids = new List<string>();
        await foreach (var ticket in list.Read(AHouse.Token))
        {
            ids.Add(ticket.Id);
        }

        Assert.False(list.IsCut);
        return ids;
    }

    /// <summary>A city with one ticket more than a file takes, all alike.</summary>
    private sealed class EndlessScan(Ticket ticket) : ITicketScan
    {
        private const int Amount = ListForExport.MostTickets + 1;

        public Task<ScanList> OpenIn(IReadOnlyCollection<Feed> feeds, int most, CancellationToken cancellation) =>
            Task.FromResult(new ScanList([.. Enumerable.Repeat(ticket.Id, Amount)], Amount));

        public Task<ScanList> HeldBy(string userId, IReadOnlyCollection<string> communityIds, int most, CancellationToken cancellation) =>
            Task.FromResult(ScanList.Empty);

        public Task<ScanList> ClosedIn(IReadOnlyCollection<Feed> feeds, DateTimeOffset since, int most, CancellationToken cancellation) =>
            Task.FromResult(ScanList.Empty);

        public Task<IReadOnlyList<string>> Numbered(
            IReadOnlyCollection<string> communityIds, IReadOnlyCollection<TicketNumber> numbers, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<string>>([]);

        public Task<IReadOnlyList<Ticket>> Read(IReadOnlyList<string> ticketIds, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<Ticket>>([.. ticketIds.Select(_ => ticket)]);
    }
}
