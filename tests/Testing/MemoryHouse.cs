using System.Collections.Immutable;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Deliveries;
using RedProperty.Realtime.Domain.Duplicates;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Figures;
using RedProperty.Realtime.Domain.Hotline;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Testing;

/// <summary>
/// The stores' ports in the memory of one process, with the same guarantees as the real ones but durability. For tests of rules and doors;
/// it runs the same specification as the real stores, so it cannot drift from them.
/// </summary>
public sealed partial class MemoryHouse : ITicketStore, ITicketQueries, IHotlineCases, IDayFigures, IDueIndex, IFeedStore, IFeedListener
{
    private readonly Lock gate = new();
    private string epoch = Guid.NewGuid().ToString("N");
    private readonly Dictionary<string, Ticket> tickets = [];
    private readonly Dictionary<string, List<HistoryEntry>> histories = [];
    private readonly Dictionary<string, CommandReceipt> receipts = [];
    private readonly Dictionary<string, List<TicketEvent>> logs = [];
    private readonly Dictionary<(string, DateOnly), long> numbers = [];
    private readonly Dictionary<(string Community, DateOnly Day, string Name), long> figures = [];
    private ImmutableList<Action<TicketEvent>> listeners = [];

    private readonly List<(string Feed, long Sequence, Call Call)> calls = [];

    /// <summary>Which events brought which ticket to whom.</summary>
    public IReadOnlyList<(string Feed, long Sequence, Call Call)> Calls
    {
        get
        {
            lock (gate)
            {
                return [.. calls];
            }
        }
    }

    /// <summary>What <see cref="Recent"/> remembers, right or wrong.</summary>
    public Dictionary<string, Ticket> Memories { get; } = [];

    /// <summary>Whether the kept figures cannot be read for the moment.</summary>
    public bool IsAway { get; set; }

    /// <summary>What reading a ticket, a list of them or a feed's head waits for; a failed task is a store that is away.</summary>
    public Task Answering { get; set; } = Task.CompletedTask;

    /// <summary>Runs once, right before the next append: the place where a competing writer gets in between.</summary>
    public Func<Task>? BeforeNextAppend { get; set; }

    public IReadOnlyList<TicketEvent> EventsOf(string feed)
    {
        lock (gate)
        {
            return logs.TryGetValue(feed, out var events) ? [.. events] : [];
        }
    }

    public async Task<LoadedTicket> Load(string ticketId, string? commandKey, CancellationToken cancellation)
    {
        await Answering;
        lock (gate)
        {
            return new LoadedTicket(
                tickets.GetValueOrDefault(ticketId), commandKey is null ? null : receipts.GetValueOrDefault(ReceiptKey(ticketId.Split('.')[0], commandKey)));
        }
    }

    public Ticket? Recent(string ticketId) => Memories.GetValueOrDefault(ticketId);

    public Task<CommandReceipt?> FindReceipt(string communityId, string commandKey, CancellationToken cancellation)
    {
        lock (gate)
        {
            return Task.FromResult(receipts.GetValueOrDefault(ReceiptKey(communityId, commandKey)));
        }
    }

    public Task<IReadOnlyList<Ticket?>> LoadAll(string communityId, IReadOnlyList<string> ticketIds, CancellationToken cancellation)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<Ticket?>>([.. ticketIds.Select(id => tickets.GetValueOrDefault(id))]);
        }
    }

    public Task<IReadOnlyList<HistoryEntry>> History(string ticketId, CancellationToken cancellation)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<HistoryEntry>>(histories.TryGetValue(ticketId, out var history) ? [.. history] : []);
        }
    }

    public Task<long> NextNumber(string communityId, DateOnly day, CancellationToken cancellation)
    {
        lock (gate)
        {
            return Task.FromResult(numbers[(communityId, day)] = numbers.GetValueOrDefault((communityId, day)) + 1);
        }
    }

    public Task<string?> FindByTrackingCode(string trackingCode, CancellationToken cancellation) =>
        Task.FromResult(All().FirstOrDefault(ticket => ticket.TrackingCode == trackingCode)?.Id ?? FollowedBy(trackingCode));

    public Task<IReadOnlyDictionary<string, string>> Known(string communityId, IReadOnlyCollection<string> numbers, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<string, string>>(All()
            .Where(ticket => ticket.Place.Community == communityId && ticket.Hotline is { } hotline && numbers.Contains(hotline.Number))
            .ToDictionary(ticket => ticket.Hotline!.Number, ticket => ticket.Id));

    public Task<IReadOnlyList<string>> TakenIn(string communityId, DateTimeOffset from, DateTimeOffset to, int most, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<string>>(
            [.. All().Where(ticket => ticket.Place.Community == communityId && ticket.Hotline is not null && ticket.ReportedAt >= from && ticket.ReportedAt <= to)
                .OrderByDescending(ticket => ticket.ReportedAt).Select(ticket => ticket.Id).Take(most)]);

    public async Task<IReadOnlyList<Ticket>> OpenIn(IReadOnlyCollection<Feed> feeds, int most, CancellationToken cancellation)
    {
        await Answering;
        return [.. All().Where(ticket => ticket.IsOpen && feeds.Contains(ticket.Feed)).OrderBy(SoonestFirst).Take(most)];
    }

    public Task<IReadOnlyList<Ticket>> HeldBy(
        string userId, IReadOnlyCollection<string> communityIds, int most, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Ticket>>(
            [.. All().Where(ticket => ticket.IsOpen && communityIds.Contains(ticket.Place.Community) && ticket.Holders.Any(holder => holder.UserId == userId))
                .OrderBy(SoonestFirst).Take(most)]);

    public Task<TicketPage> ReportedIn(
        IReadOnlyCollection<Feed> feeds,
        TicketStatus status,
        DateTimeOffset from,
        DateTimeOffset to,
        int page,
        int pageSize,
        CancellationToken cancellation)
    {
        var found = All()
            .Where(ticket => feeds.Contains(ticket.Feed) && ticket.ReportedAt >= from && ticket.ReportedAt <= to)
            .Where(ticket => status == TicketStatus.All || ticket.IsOpen == (status == TicketStatus.Open))
            .OrderByDescending(ticket => ticket.ReportedAt)
            .ToList();
        return Task.FromResult(new TicketPage([.. found.Skip((page - 1) * pageSize).Take(pageSize)], found.Count));
    }

    public Task<long> CountOpen(IReadOnlyCollection<string> communityIds, CancellationToken cancellation) =>
        Task.FromResult(All().LongCount(ticket => ticket.IsOpen && communityIds.Contains(ticket.Place.Community)));

    public Task<IReadOnlyDictionary<string, long>> Sum(
        IReadOnlyCollection<string> communityIds, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyDictionary<string, long>>(figures
                .Where(pair => communityIds.Contains(pair.Key.Community) && pair.Key.Day >= from && pair.Key.Day <= to)
                .GroupBy(pair => pair.Key.Name)
                .ToDictionary(group => group.Key, group => group.Sum(pair => pair.Value)));
        }
    }

    public Task<IReadOnlyDictionary<string, FigureSums>> Day(IReadOnlyCollection<string> communityIds, DateOnly day, CancellationToken cancellation)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyDictionary<string, FigureSums>>(figures
                .Where(pair => communityIds.Contains(pair.Key.Community) && pair.Key.Day == day)
                .GroupBy(pair => pair.Key.Community)
                .ToDictionary(group => group.Key, group => new FigureSums(group.ToDictionary(pair => pair.Key.Name, pair => pair.Value))));
        }
    }

    public Task<IReadOnlyDictionary<string, OpenCount>> Open(IReadOnlyCollection<string> communityIds, CancellationToken cancellation) => IsAway
        ? throw new StoreUnavailableException()
        : Task.FromResult<IReadOnlyDictionary<string, OpenCount>>(All()
            .GroupBy(ticket => ticket.Place.Community)
            .Where(group => communityIds.Contains(group.Key))
            .ToDictionary(group => group.Key, group => new OpenCount(group.LongCount(ticket => ticket.IsOpen), group.LongCount(ticket => ticket.IsLate()))));

    public Task<IReadOnlyList<string>> Communities(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<string>>([.. All().Select(ticket => ticket.Place.Community).Distinct()]);

    public Task<IReadOnlyList<DueTicket>> DueUntil(string communityId, DateTimeOffset until, int most, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<DueTicket>>(
            [.. All().Where(ticket => ticket.Place.Community == communityId && ticket.WakeAt <= until)
                .Select(ticket => new DueTicket(ticket.Id, ticket.WakeAt!.Value)).OrderBy(due => due.WakeAt).Take(most)]);

    public async Task<FeedPosition> Head(Feed feed, CancellationToken cancellation)
    {
        await Answering;
        return new FeedPosition(epoch, EventsOf(feed.Name).Count);
    }

    public Task Renew(Feed feed, string epoch, CancellationToken cancellation)
    {
        lock (gate)
        {
            this.epoch = this.epoch == epoch ? Guid.NewGuid().ToString("N") : this.epoch;
            return Task.CompletedTask;
        }
    }

    public Task<FeedSlice> ReadAfter(Feed feed, FeedPosition position, int most, CancellationToken cancellation)
    {
        var events = EventsOf(feed.Name);
        var head = new FeedPosition(epoch, events.Count);
        var isWhole = position.Epoch == epoch && position.Sequence >= 0 && position.Sequence <= events.Count && events.Count - position.Sequence <= most;
        return Task.FromResult(new FeedSlice(head, isWhole ? [.. events.Skip((int)position.Sequence)] : null));
    }

    public IDisposable Subscribe(Action<TicketEvent> onEvent, Action<FeedReset>? onReset = null, Func<Feed, bool>? wants = null)
    {
        // Told in the order in which they came, as by the real listener.
        ImmutableInterlocked.Update(ref listeners, all => all.Add(onEvent));
        return new Subscription(() => ImmutableInterlocked.Update(ref listeners, all => all.Remove(onEvent)));
    }

    public FeedPosition? Heard(Feed feed) => EventsOf(feed.Name) is { Count: > 0 } events ? events[^1].Position : null;

    private static DateTimeOffset SoonestFirst(Ticket ticket) => ticket.NextDueAt ?? DateTimeOffset.MaxValue;

    private static string ReceiptKey(string communityId, string commandKey) => $"{communityId} {commandKey}";

    private List<Ticket> All()
    {
        lock (gate)
        {
            return [.. tickets.Values];
        }
    }

    private string? FollowedBy(string trackingCode)
    {
        lock (gate)
        {
            return histories.FirstOrDefault(history => history.Value.Any(
                entry => entry.Happening.Fact is Followed followed && followed.TrackingCode == trackingCode)).Key;
        }
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
