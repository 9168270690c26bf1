using System.Globalization;
using RedProperty.Realtime.Benchmarks.Stores;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Benchmarks.Sides;

/// <summary>A ticket to comment on, and the name of its feed.</summary>
internal sealed record FeedTicket(string Id, string Feed);

/// <summary>Fresh tickets by the product's own use case, as many in each of the demo city's first grids.</summary>
internal static class FeedTickets
{
    public static async Task<IReadOnlyList<FeedTicket>> Report(House house, int feeds, int each, CancellationToken cancellation)
    {
        var city = new DemoCity();
        var chart = city.Current.Organisation;
        var grids = chart.Places.Where(place => place.Level == PlaceLevel.Grid).Take(feeds).ToList();
        var commands = new HandleTicketCommand(house.Tickets, city, new NoAlarm(), TimeProvider.System);
        var tickets = new FeedTicket[grids.Count * each];
        await Parallel.ForAsync(0, tickets.Length, cancellation, async (i, token) =>
        {
            // Ticket 0 of every grid first, then ticket 1 of every grid: neighbours in the list never share a feed.
            var grid = grids[i % grids.Count];
            var report = new ReportTicket(
                "lamp-out",
                chart.Within(grid.Id, PlaceLevel.Building).First().Id,
                "2单元301",
                "三楼的灯不亮",
                "从昨天晚上开始，三楼楼道的灯一直不亮，老人上下楼不方便，请尽快处理。",
                null,
                [],
                "open311");
            var outcome = await commands.Report(Actor.Resident, string.Create(CultureInfo.InvariantCulture, $"seed-{i}"), report, token);
            tickets[i] = outcome.Value is { } answer
                ? new FeedTicket(answer.Receipt.TicketId, answer.Receipt.Feed)
                : throw new InvalidOperationException($"A seed was refused: {outcome.Refusal}");
        });
        return tickets;
    }

    /// <summary>How many feeds the demo city has.</summary>
    public static int MostFeeds => new DemoCity().Current.Organisation.Places.Count(place => place.Level == PlaceLevel.Grid);
}
