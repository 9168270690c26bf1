using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Figures;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Redis.Tests.Running;

namespace RedProperty.Realtime.Redis.Tests.Durability;

/// <summary>Writes until the store dies, and knows what was acknowledged. Then looks whether every list agrees with every other.</summary>
internal sealed class Bookkeeping(string community)
{
    private const int Writers = 8;
    private static readonly DateOnly Day = new(2026, 11, 23);
    private readonly Feed feed = new(community, "g-1");
    private readonly List<CommandReceipt> acknowledged = [];

    public int Acknowledged => acknowledged.Count;

    /// <summary>Ends when the store does.</summary>
    public Task WriteOn(Room room, Func<int, bool>? isEnough = null) => Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
    {
        try
        {
            while (isEnough?.Invoke(Acknowledged) != true)
            {
                var ticket = ATicket.New(community);
                Keep(await room.Tickets.Append(ticket.Report($"resident:{ticket.Id}", new Tally(Day, FigureNames.Reported)), CancellationToken.None));
                var change = ticket.Then(t => t.HeldBy("worker-2"), steps: 2);
                Keep(await room.Tickets.Append(change, CancellationToken.None));
            }
        }
        catch (Domain.StoreUnavailableException)
        {
            // Killed, as planned.
        }
    })));

    public async Task Check(Room room)
    {
        var token = TestContext.Current.CancellationToken;
        var tickets = await room.Queries.OpenIn([feed], int.MaxValue, token);
        var byId = tickets.ToDictionary(ticket => ticket.Id);
        var head = await room.Feeds.Head(feed, token);
        var kept = await room.Feeds.ReadAfter(
            feed, head with { Sequence = Math.Max(0, head.Sequence - Retention.FeedEntries) }, Retention.FeedEntries, token);
        var bySequence = kept.Events!.ToDictionary(happened => happened.Position.Sequence);

        foreach (var receipt in acknowledged)
        {
            Assert.True(byId[receipt.TicketId].Version >= receipt.Version, $"{receipt} was acknowledged and is lost.");
            Assert.True(head.Sequence >= receipt.Sequence, $"{receipt} was acknowledged and is not in the feed.");
            if (bySequence.TryGetValue(receipt.Sequence, out var happened))
            {
                Assert.Equal((receipt.TicketId, receipt.Version), (happened.Ticket.Id, happened.Ticket.Version));
            }
        }

        // Nothing is half there: what was not acknowledged is in every list or in none.
        Assert.Equal(tickets.Sum(ticket => ticket.Version), head.Sequence);
        Assert.Equal(tickets.Count, await room.Queries.CountOpen([community], token));
        Assert.Equal(new OpenCount(tickets.Count, tickets.LongCount(ticket => ticket.IsLate())), (await room.Figures.Open([community], token))[community]);
        Assert.Equal(tickets.Count, (await room.Figures.Sum([community], Day, Day, token))[FigureNames.Reported]);
        Assert.Equal(tickets.Count, (await room.Due.DueUntil(community, DateTimeOffset.MaxValue, int.MaxValue, token)).Count);
        foreach (var holder in (string[])["worker-1", "worker-2"])
        {
            var held = await room.Queries.HeldBy(holder, [community], int.MaxValue, token);
            Assert.Equal(tickets.Count(ticket => ticket.Holders[0].UserId == holder), held.Count);
        }

        foreach (var ticket in tickets)
        {
            Assert.Equal(ticket.Version, (await room.Tickets.History(ticket.Id, token)).Count);
            Assert.NotNull(await room.Tickets.FindReceipt(community, $"resident:{ticket.Id}", token));
        }
    }

    private void Keep(AppendResult result)
    {
        Assert.Equal(AppendStatus.Written, result.Status);
        lock (acknowledged)
        {
            acknowledged.Add(result.Receipt!);
        }
    }
}
