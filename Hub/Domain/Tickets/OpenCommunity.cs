using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Feeds;

namespace RedProperty.Realtime.Domain.Tickets;

/// <summary>
/// The living copy of one community. The position of a feed is read before its tickets; an event at or before the position is known already and dropped,
/// so that nothing that was done comes back.
/// </summary>
internal sealed class OpenCommunity(string communityId, ITicketQueries queries, IFeedStore feeds, TimeProvider time)
{
    /// <summary>More than any community has; a bound all the same.</summary>
    private const int MostTickets = 50_000;

    private readonly Lock gate = new();
    private readonly SortedSet<Entry> sorted = new(Entry.SoonestFirst);
    private readonly Dictionary<string, Entry> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<Feed, FeedPosition> positions = [];
    private readonly List<TicketEvent> early = [];
    private OpenList? snapshot;
    private TaskCompletionSource<OpenList>? comparing;
    private long comparedAt;
    private long askedAt = time.GetTimestamp();
    private bool isRead;

    public bool IsForgotten => time.GetElapsedTime(Volatile.Read(ref askedAt)) > OpenTickets.Kept;

    /// <summary>Null until it was read.</summary>
    public OpenList? Known
    {
        get
        {
            lock (gate)
            {
                return isRead ? snapshot ??= Snapshot() : null;
            }
        }
    }

    /// <summary>As the store has it now, or had it a moment ago. Whoever asks while it is being compared waits for that.</summary>
    public async Task<OpenList> Compared(IReadOnlyList<Feed> own, CancellationToken cancellation)
    {
        TaskCompletionSource<OpenList> answer;
        bool isFirst;
        lock (gate)
        {
            askedAt = time.GetTimestamp();
            if (isRead && time.GetElapsedTime(comparedAt) < OpenTickets.Fresh)
            {
                return Known!;
            }

            isFirst = comparing is null;
            answer = comparing ??= new TaskCompletionSource<OpenList>(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        if (isFirst)
        {
            await Answer(answer, own);
        }

        return await answer.Task.WaitAsync(cancellation);
    }

    public void Take(TicketEvent ticketEvent)
    {
        lock (gate)
        {
            if (isRead)
            {
                Apply(ticketEvent);
            }
            else if (comparing is not null)
            {
                early.Add(ticketEvent);
            }
        }
    }

    /// <summary>The log was replaced: what was built from the old one is read anew.</summary>
    public void Distrust()
    {
        lock (gate)
        {
            isRead = false;
            early.Clear();
        }
    }

    /// <summary>One compares for all, not under the token of the one: the others wait for the same reading, and hear what it heard.</summary>
    private async Task Answer(TaskCompletionSource<OpenList> answer, IReadOnlyList<Feed> own)
    {
        try
        {
            answer.TrySetResult(await Compare(own));
        }
        catch (Exception fault)
        {
            answer.TrySetException(fault);
        }
        finally
        {
            lock (gate)
            {
                comparing = null;
            }
        }
    }

    private async Task<OpenList> Compare(IReadOnlyList<Feed> own)
    {
        var began = time.GetTimestamp();
        var heads = await Task.WhenAll(own.Select(async feed => (Feed: feed, Head: await feeds.Head(feed, CancellationToken.None))));
        if (!await CatchUp(heads))
        {
            await Read(heads);
        }

        lock (gate)
        {
            comparedAt = began;
            return Known ?? throw new StoreUnavailableException($"The log of {communityId} was replaced while its tickets were read.");
        }
    }

    /// <summary>What the push has not brought is fetched; false when the copy cannot be continued.</summary>
    private async Task<bool> CatchUp((Feed Feed, FeedPosition Head)[] heads)
    {
        foreach (var (feed, head) in heads)
        {
            FeedPosition? stand;
            lock (gate)
            {
                stand = isRead ? positions.GetValueOrDefault(feed) : null;
            }

            if (stand is null || stand.Epoch != head.Epoch)
            {
                return false;
            }

            if (stand.Sequence < head.Sequence)
            {
                if ((await feeds.ReadAfter(feed, stand, WatchFeeds.MostEvents, CancellationToken.None)).Events is not { } missed)
                {
                    return false;
                }

                foreach (var ticketEvent in missed)
                {
                    Take(ticketEvent);
                }
            }
        }

        return true;
    }

    private async Task Read((Feed Feed, FeedPosition Head)[] heads)
    {
        lock (gate)
        {
            isRead = false;
            early.Clear();
        }

        var open = await queries.OpenIn([.. heads.Select(it => it.Feed)], MostTickets, CancellationToken.None);
        lock (gate)
        {
            sorted.Clear();
            byId.Clear();
            positions.Clear();
            snapshot = null;
            foreach (var (feed, head) in heads)
            {
                positions[feed] = head;
            }

            foreach (var ticket in open)
            {
                Put(ticket);
            }

            isRead = true;
            early.ForEach(Apply);
            early.Clear();
        }
    }

    private void Apply(TicketEvent ticketEvent)
    {
        if (positions.TryGetValue(ticketEvent.Feed, out var stand)
            && (stand.Epoch != ticketEvent.Position.Epoch || stand.Sequence >= ticketEvent.Position.Sequence))
        {
            return;
        }

        positions[ticketEvent.Feed] = ticketEvent.Position;
        var ticket = ticketEvent.Ticket;
        if (byId.TryGetValue(ticket.Id, out var known) && known.Ticket.Version >= ticket.Version)
        {
            return;
        }

        snapshot = null;
        if (known is not null)
        {
            sorted.Remove(known);
            byId.Remove(ticket.Id);
        }

        if (ticket.IsOpen)
        {
            Put(ticket);
        }
    }

    private OpenList Snapshot()
    {
        var tickets = new Ticket[sorted.Count];
        var i = 0;
        foreach (var entry in sorted)
        {
            tickets[i++] = entry.Ticket;
        }

        return new OpenList(tickets);
    }

    private void Put(Ticket ticket)
    {
        var entry = new Entry(ticket.NextLimit()?.DueAt ?? DateTimeOffset.MaxValue, ticket);
        byId[ticket.Id] = entry;
        sorted.Add(entry);
    }

    /// <summary>A ticket at its place in the list, which is worked out once and not for each comparison.</summary>
    private sealed record Entry(DateTimeOffset Due, Ticket Ticket)
    {
        public static IComparer<Entry> SoonestFirst { get; } = Comparer<Entry>.Create(static (one, other) =>
            one.Due.CompareTo(other.Due) is not 0 and var byLimit ? byLimit
            : string.CompareOrdinal(one.Ticket.Number, other.Ticket.Number) is not 0 and var byNumber ? byNumber
            : string.CompareOrdinal(one.Ticket.Id, other.Ticket.Id));
    }
}
