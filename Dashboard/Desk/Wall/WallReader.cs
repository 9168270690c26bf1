using RedProperty.Realtime.Desk.Deadlines;
using RedProperty.Realtime.Desk.Tickets;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Figures;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Wall;

/// <summary>What the wall shows of a community, read from the stores.</summary>
internal sealed class WallReader(OpenTickets open, IDayFigures figures, IFeedStore feeds, IRulebooks rulebooks, CityClock clock)
{
    private const int LatestEvents = 200;

    /// <summary>Of today; at midnight that is another day.</summary>
    public async Task<WallFigures> Figures(string communityId, CancellationToken cancellation)
    {
        var today = clock.Today;
        return WallFigures.Of(today, await figures.Sum([communityId], today, today, cancellation));
    }

    /// <summary>The living copy that the desks of the community share, compared with the store.</summary>
    public Task<OpenList> Open(string communityId, CancellationToken cancellation) => open.Of([communityId], cancellation);

    /// <summary>The copy as events have left it; null before it was read.</summary>
    public OpenList? Known(string communityId) => open.Known([communityId]);

    /// <summary>The rises among each grid's latest events, newest first.</summary>
    public async Task<IReadOnlyList<WallRise>> Rises(string communityId, int most, CancellationToken cancellation)
    {
        var rises = new List<WallRise>();
        foreach (var feed in FeedsOf(communityId))
        {
            var head = await feeds.Head(feed, cancellation);
            var slice = await feeds.ReadAfter(feed, head with { Sequence = Math.Max(0, head.Sequence - LatestEvents) }, LatestEvents + 50, cancellation);
            rises.AddRange((slice.Events ?? []).Select(WallRise.Of).OfType<WallRise>());
        }

        return [.. rises.OrderByDescending(rise => rise.At).Take(most)];
    }

    public IReadOnlyList<GridLoad> Grids(string communityId, IEnumerable<Ticket> open)
    {
        var now = clock.Now;
        var byGrid = open.ToLookup(ticket => ticket.Place.Grid);
        return [.. rulebooks.Current.Organisation.Within(communityId, PlaceLevel.Grid).Select(grid =>
        {
            var marks = byGrid[grid.Id].Select(ticket => ticket.MarkAt(now)).ToList();
            return new GridLoad(grid.Id, marks.Count, marks.Count(mark => mark == TimeMark.Yellow), marks.Count(mark => mark == TimeMark.Red));
        })];
    }

    public IReadOnlyList<Feed> FeedsOf(string communityId) => [.. rulebooks.Current.Organisation.FeedsOf(communityId)];
}
