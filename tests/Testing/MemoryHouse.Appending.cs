using RedProperty.Realtime.Domain.Deliveries;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Testing;

/// <content>Writing, one change at a time or several together.</content>
public sealed partial class MemoryHouse
{
    public async Task<AppendResult> Append(TicketChange change, CancellationToken cancellation)
    {
        var interruption = BeforeNextAppend;
        BeforeNextAppend = null;
        if (interruption is not null)
        {
            await interruption();
        }

        List<TicketEvent> written = [];
        AppendResult result;
        lock (gate)
        {
            result = AppendLocked(change, written);
        }

        Tell(written);
        return result;
    }

    public async Task<IReadOnlyList<AppendResult>> AppendAll(IReadOnlyList<TicketChange> changes, CancellationToken cancellation)
    {
        var results = new List<AppendResult>(changes.Count);
        foreach (var change in changes)
        {
            results.Add(await Append(change, cancellation));
        }

        return results;
    }

    public async Task<AppendResult> AppendTogether(IReadOnlyList<TicketChange> changes, CancellationToken cancellation)
    {
        var interruption = BeforeNextAppend;
        BeforeNextAppend = null;
        if (interruption is not null)
        {
            await interruption();
        }

        List<TicketEvent> written = [];
        AppendResult? result;
        lock (gate)
        {
            result = changes.Select(RefusalOf).FirstOrDefault(refused => refused is not null) ?? changes.Select(change => AppendLocked(change, written)).ToList()[0];
        }

        Tell(written);
        return result;
    }

    private void Tell(List<TicketEvent> written)
    {
        foreach (var ticketEvent in written)
        {
            foreach (var listener in listeners)
            {
                listener(ticketEvent);
            }
        }
    }

    private AppendResult? RefusalOf(TicketChange change)
    {
        if (change.CommandKey is not null && receipts.TryGetValue(ReceiptKey(change.After.Place.Community, change.CommandKey), out var known))
        {
            return new AppendResult(AppendStatus.Replayed, known);
        }

        return tickets.GetValueOrDefault(change.After.Id)?.Version != change.Before?.Version ? new AppendResult(AppendStatus.Conflict, null) : null;
    }

    private AppendResult AppendLocked(TicketChange change, List<TicketEvent> written)
    {
        if (RefusalOf(change) is { } refused)
        {
            return refused;
        }

        var community = change.After.Place.Community;
        var feed = change.After.Feed;
        logs.TryAdd(feed.Name, []);
        histories.TryAdd(change.After.Id, []);
        foreach (var step in change.Steps)
        {
            var ticketEvent = new TicketEvent(feed, new FeedPosition(epoch, logs[feed.Name].Count + 1), step.Happening, step.Ticket);
            logs[feed.Name].Add(ticketEvent);
            histories[change.After.Id].Add(new HistoryEntry(step.Ticket.Version, step.Happening));
            written.Add(ticketEvent);
        }

        if (Call.Of(change) is { } call)
        {
            calls.Add((feed.Name, logs[feed.Name].Count - (change.After.Version - call.Version), call));
        }

        foreach (var tally in change.Tallies)
        {
            var key = (community, tally.Day, tally.Name);
            figures[key] = figures.GetValueOrDefault(key) + tally.Amount;
        }

        tickets[change.After.Id] = change.After;
        var receipt = new CommandReceipt(change.After.Id, change.After.Version, feed.Name, logs[feed.Name].Count);
        if (change.CommandKey is not null)
        {
            receipts[ReceiptKey(community, change.CommandKey)] = receipt;
        }

        return new AppendResult(AppendStatus.Written, receipt);
    }
}
