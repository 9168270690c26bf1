using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Tickets;

/// <summary>Reads what a desk shows: of a few communities the living copies that all desks share, of more only what the person answers for.</summary>
internal sealed class DeskReader(OpenTickets open, ReadTickets read, ITicketQueries queries, IRulebooks rulebooks)
{
    /// <summary>An area of more communities than this is loaded when its tab is opened, not before.</summary>
    public const int FewCommunities = 3;

    /// <summary>Of a wide area nobody works through more than this; the most pressing come first.</summary>
    public const int MostTickets = 2000;

    public bool IsWide(Actor actor) => actor.Communities(rulebooks.Current.Organisation).Count > FewCommunities;

    /// <summary>How many there are in the area, the board being filled.</summary>
    /// <param name="withArea">Of a wide area: the most pressing of all, or only the person's own.</param>
    public async Task<long> Fill(TicketBoard board, Actor actor, bool withArea, CancellationToken cancellation)
    {
        var chart = rulebooks.Current.Organisation;
        var communities = actor.Communities(chart);
        if (communities.Count <= FewCommunities)
        {
            board.Show(await open.Of(communities, cancellation), Grids(actor, communities, chart));
            return board.All.Count;
        }

        // Requests for more time that the page has heard of stay, for no index names them.
        var mine = await read.Mine(actor, MostTickets, cancellation);
        var area = withArea ? await read.Open(actor, MostTickets, cancellation) : board.ToDecide;
        board.Load(area.Concat(mine));
        return await queries.CountOpen(communities, cancellation);
    }

    /// <summary>The board after events, without asking the store; null when it says nothing of how many there are.</summary>
    public long? Apply(TicketBoard board, Actor actor, IReadOnlyList<TicketEvent> events, bool withArea)
    {
        var chart = rulebooks.Current.Organisation;
        var communities = actor.Communities(chart);
        if (communities.Count <= FewCommunities && open.Known(communities) is { } known)
        {
            board.Show(known, Grids(actor, communities, chart));
            return board.All.Count;
        }

        board.Apply(events, withArea);
        return null;
    }

    private static HashSet<string>? Grids(Actor actor, IReadOnlyList<string> communities, OrganisationChart chart)
    {
        var own = actor.Feeds(chart).Select(feed => feed.GridId).ToHashSet(StringComparer.Ordinal);
        return own.Count == communities.Sum(community => chart.FeedsOf(community).Count()) ? null : own;
    }
}
