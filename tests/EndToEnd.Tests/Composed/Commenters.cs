using System.Collections.Concurrent;
using RedProperty.Realtime.Client;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.EndToEnd.Tests.Composed;

/// <summary>People of one grid who comment without pause, each on a matter of his own, so that none is in another's way, and each hearing what all say.</summary>
internal sealed class Commenters(Uri address) : IAsyncDisposable
{
    private static readonly TimeSpan BetweenComments = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly List<(CoordinationClient Client, Hearing Hearing, string Ticket)> people = [];

    /// <summary>Text to the hub's answer.</summary>
    public ConcurrentDictionary<string, CommandResult> Commented { get; } = new();

    public async Task Open(string userName, string ticketId, CancellationToken cancellation)
    {
        var client = new CoordinationClient(new CoordinationClientOptions { BaseAddress = address });
        people.Add((client, null!, ticketId));
        await client.SignIn(userName, "Demo-2341!", cancellation);
        await client.Start(cancellation);
        await client.Watch(cancellation: cancellation);
        people[^1] = (client, new Hearing(client, client.Find(ticketId)!.Feed), ticketId);
    }

    /// <summary>Until it is enough. A comment that is refused fails it.</summary>
    public Task Comment(CancellationToken enough) => Task.WhenAll(people.Select(async (person, i) =>
    {
        for (var n = 0; !enough.IsCancellationRequested; n++)
        {
            var text = $"{i} {n}";
            Commented[text] = await person.Client.Comment(person.Ticket, text, TestContext.Current.CancellationToken);
            await Task.Delay(BetweenComments, TestContext.Current.CancellationToken);
        }
    }));

    /// <summary>Everybody heard every event of the feed once and in order: every comment that was answered, every report, and neither twice.</summary>
    public async Task HeardAll(IReadOnlyCollection<string> reportedTickets, CancellationToken cancellation)
    {
        // Whatever was written before it stands before it.
        var last = await people[0].Client.Comment(people[0].Ticket, "last", cancellation);
        Commented["last"] = last;
        var answered = Commented.Select(comment => (comment.Key, comment.Value.Sequence)).OrderBy(comment => comment.Sequence).ToList();
        foreach (var (_, hearing, _) in people)
        {
            var events = await hearing.Until(last.Sequence, cancellation).WaitAsync(Patience, cancellation);
            Assert.Equal(0, hearing.Resets);
            Assert.Equal(Enumerable.Range(0, events.Count).Select(i => events[0].Sequence + i), events.Select(happened => happened.Sequence));
            Assert.Equal(answered, events.Where(happened => happened.Type == "commented").Select(happened => (happened.Data.Text!, happened.Sequence)));
            Assert.Equal(
                reportedTickets.Order(StringComparer.Ordinal),
                events.Where(happened => happened.Type == "reported").Select(happened => happened.TicketId).Order(StringComparer.Ordinal));
            Assert.True(hearing.Losses > 0, "This connection was never cut; the restarts showed nothing.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (client, _, _) in people)
        {
            await client.DisposeAsync();
        }
    }
}
