using System.Globalization;
using System.Text.Json;
using RedProperty.Realtime.Benchmarks.Stores;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Benchmarks.Sides;

/// <summary>
/// This program asked to write events by the store's batches: <c>append CONFIGURATION</c>, the ticket ids on the first line, then on each line how many
/// events to write; <c>tell</c> is answered with the number written in each feed. Each text carries its running number in the feed.
/// </summary>
internal static class AppendProcess
{
    public const string Verb = "append";

    /// <summary>Stands before the 12 digits of an event's running number in its feed.</summary>
    public const string Mark = "number=";

    private const string Writer = "city1";

    public static async Task<int> Run(string configuration)
    {
        await using var house = House.On(configuration);
        var ids = (await Console.In.ReadLineAsync())!.Split(',');
        var tickets = new Ticket[ids.Length];
        for (var i = 0; i < ids.Length; i++)
        {
            tickets[i] = (await house.Tickets.Load(ids[i], null, CancellationToken.None)).Ticket
                ?? throw new InvalidOperationException($"Ticket {ids[i]} does not exist.");
        }

        Console.WriteLine("ready");
        var written = new Dictionary<string, long>();
        for (var next = 0; await Console.In.ReadLineAsync() is { } line;)
        {
            if (line == "tell")
            {
                Console.WriteLine(JsonSerializer.Serialize(written));
                continue;
            }

            for (var left = int.Parse(line, CultureInfo.InvariantCulture); left > 0;)
            {
                // Each ticket at most once in a batch.
                var count = Math.Min(left, tickets.Length);
                await Write(house, tickets, Enumerable.Range(next, count).Select(i => i % tickets.Length), written);
                (next, left) = ((next + count) % tickets.Length, left - count);
            }
        }

        return 0;
    }

    private static Task Write(House house, Ticket[] tickets, IEnumerable<int> chosen, Dictionary<string, long> written)
    {
        var batches = chosen
            .GroupBy(i => tickets[i].Place.Community)
            .Select(batch => batch.Select(i => (Ticket: i, Number: written[tickets[i].Feed.Name] = written.GetValueOrDefault(tickets[i].Feed.Name) + 1)).ToArray())
            .ToList();
        return Task.WhenAll(batches.Select(batch => Write(house, tickets, batch)));
    }

    /// <summary>Until all of it is written: the program itself may add to a ticket in between.</summary>
    private static async Task Write(House house, Ticket[] tickets, (int Ticket, long Number)[] batch)
    {
        while (batch.Length > 0)
        {
            TicketChange[] changes = [.. batch.Select(next => Comment(tickets[next.Ticket], next.Number))];
            var results = await house.Tickets.AppendAll(changes, CancellationToken.None);
            var again = new List<(int Ticket, long Number)>();
            for (var i = 0; i < batch.Length; i++)
            {
                tickets[batch[i].Ticket] = changes[i].After;
                if (results[i].Status != AppendStatus.Written)
                {
                    tickets[batch[i].Ticket] = (await house.Tickets.Load(changes[i].After.Id, null, CancellationToken.None)).Ticket!;
                    again.Add(batch[i]);
                }
            }

            batch = [.. again];
        }
    }

    private static TicketChange Comment(Ticket ticket, long number)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Mark}{number:000000000000} 已经联系电工");
        var happening = new Happening(new Commented(text), TimeProvider.System.GetUtcNow(), Writer, Writer);
        var after = ticket.Apply(happening);
        return new TicketChange(ticket, after, [new TicketStep(happening, after)], null, []);
    }
}
