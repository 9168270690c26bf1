using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.EndToEnd.Tests.Chaos;

/// <summary>Somebody who writes all the time: reports, comments and answers, at whatever he sees.</summary>
internal sealed class Writer(ChaosClient device, string building, Books books, Random dice)
{
    private static readonly TimeSpan LongestThought = TimeSpan.FromSeconds(3);

    public async Task Write(CancellationToken untilEnd, CancellationToken cancellation)
    {
        while (!untilEnd.IsCancellationRequested)
        {
            await Task.Delay(LongestThought * dice.NextDouble(), cancellation);
            var tickets = device.Client.Tickets();
            var ticket = tickets.Count == 0 ? null : tickets[dice.Next(tickets.Count)];
            await (dice.Next(10) switch
            {
                0 => Report(cancellation),
                < 8 when ticket is not null => books.Enter("comment", text => device.Client.Comment(ticket.Id, text, cancellation)),
                _ when ticket is not null => books.Enter("answer", text => device.Client.Acknowledge(ticket.Id, text, cancellation)),
                _ => Report(cancellation),
            });
        }
    }

    public Task Report(CancellationToken cancellation) => books.Enter(
        "report", text => device.Client.Report(new ReportCommand(string.Empty, "lamp-out", building, null, text, null), cancellation));
}
