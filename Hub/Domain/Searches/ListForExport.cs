using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Searches;

/// <summary>The list of the desk, narrowed as the desk narrows it, for a file (导出).</summary>
public sealed class ListForExport(ITicketScan scan, IRulebooks rulebooks, TimeProvider time)
{
    /// <summary>20,000 tickets: what a person can still work with in a spreadsheet.</summary>
    public const int MostTickets = 20_000;

    /// <summary>A narrow filter over a wide area looks at this many tickets at most.</summary>
    private const int MostLooked = 100_000;

    /// <summary>Looks up which tickets there are; they are read while the list is written.</summary>
    /// <param name="isArea">Everything open within the actor's posts; otherwise what he answers for.</param>
    public async Task<ExportedList> Begin(Actor actor, bool isArea, TicketFilter filter, CancellationToken cancellation)
    {
        var rules = rulebooks.Current;
        var chart = rules.Organisation;
        var list = isArea
            ? await scan.OpenIn(FeedsOf(actor, filter, rules), MostLooked, cancellation)
            : await scan.HeldBy(actor.Id, actor.Communities(chart), MostLooked, cancellation);
        var now = time.GetUtcNow();
        return new ExportedList(
            scan, list, now, ticket => ticket.IsOpen && IsListed(ticket) && filter.Fits(ticket, rules, now));

        // Between the index and the ticket somebody may have acted.
        bool IsListed(Ticket ticket) =>
            isArea ? TicketAuthority.MaySee(actor, ticket, chart) : TicketAuthority.MaySeeResident(actor, ticket);
    }

    private static IReadOnlyList<Feed> FeedsOf(Actor actor, TicketFilter filter, Rulebook rules)
    {
        var feeds = actor.Feeds(rules.Organisation);
        return filter.Grid is null ? feeds : [.. feeds.Where(feed => feed.GridId == filter.Grid)];
    }
}
