using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Tickets;

/// <summary>Reads what a desk shows.</summary>
internal sealed class DeskReader(ReadTickets read, ITicketQueries queries, IRulebooks rulebooks)
{
    /// <summary>Nobody works through more than this; the most pressing come first.</summary>
    public const int MostTickets = 2000;

    /// <summary>The person's tickets, and with them all of the area or only how many there are.</summary>
    /// <param name="toDecide">Without the area: requests for more time that the page has heard of, for no index names them.</param>
    public async Task<(TicketBoard Board, long AreaOpen)> Load(
        Actor actor, bool withArea, IReadOnlyList<Ticket> toDecide, CancellationToken cancellation)
    {
        var mine = await read.Mine(actor, MostTickets, cancellation);
        var area = withArea ? await read.Open(actor, MostTickets, cancellation) : toDecide;
        var areaOpen = withArea ? area.Count : await queries.CountOpen(actor.Communities(rulebooks.Current.Organisation), cancellation);
        var board = new TicketBoard(actor, rulebooks);
        board.Load(area.Concat(mine));
        return (board, areaOpen);
    }
}
