using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Feeds;

/// <summary>A feed brought up to date for one reader.</summary>
/// <param name="Position">Where the reader stands afterwards.</param>
/// <param name="IsReset">True: <paramref name="Tickets"/> replace what he had. False: <paramref name="Events"/> are all that he lacked.</param>
public sealed record CaughtUpFeed(
    Feed Feed, FeedPosition Position, bool IsReset, IReadOnlyList<Ticket> Tickets, IReadOnlyList<TicketEvent> Events);

/// <summary>Chooses the feeds that somebody may watch and brings him up to date: exactly what he lacks, or a reset.</summary>
public sealed class WatchFeeds(IFeedStore feeds, ITicketQueries queries, IRulebooks rulebooks)
{
    /// <summary>More feeds than this are a roll-up's work.</summary>
    public const int MostFeeds = 500;

    /// <summary>Behind by more than this, a snapshot is shorter than the way there.</summary>
    public const int MostEvents = 500;

    private readonly SharedReadings readings = new(feeds, queries);

    /// <summary>A scope means its grids; else cursors mean exactly their feeds, unless the actor's posts are asked for; else those decide.</summary>
    public Outcome<IReadOnlyCollection<Feed>> Choose(Actor actor, IReadOnlyCollection<string> cursorFeeds, string? scope, bool ownPosts = false)
    {
        var chart = rulebooks.Current.Organisation;
        var chosen = scope is not null ? OfScope(actor, scope, chart)
            : cursorFeeds.Count > 0 && !ownPosts ? OfCursors(actor, cursorFeeds, chart)
            : new List<Feed>(actor.Feeds(chart));
        return chosen.Value?.Count > MostFeeds
            ? new Refusal(RefusalCode.Limited, $"scope: {chosen.Value.Count} feeds are too many for one watcher; name a place with at most {MostFeeds} grids.", "scope")
            : chosen;
    }

    public Task<CaughtUpFeed> CatchUp(Feed feed, FeedPosition? position, CancellationToken cancellation) =>
        readings.Read(feed, position, cancellation);

    private static Outcome<IReadOnlyCollection<Feed>> OfScope(Actor actor, string scope, OrganisationChart chart)
    {
        if (chart.FindPlace(scope) is null)
        {
            return Refusal.NotFound("scope", $"'{scope}' is no place of the organisation.");
        }

        return TicketAuthority.MaySeePlace(actor, scope, chart)
            ? new List<Feed>(chart.FeedsOf(scope))
            : Refusal.Forbidden($"Place '{scope}' lies outside your posts.");
    }

    private static Outcome<IReadOnlyCollection<Feed>> OfCursors(Actor actor, IReadOnlyCollection<string> names, OrganisationChart chart)
    {
        var chosen = new List<Feed>(names.Count);
        foreach (var name in names)
        {
            if (!Feed.TryParseGrid(name, out var gridId) || chart.FindPlace(gridId, PlaceLevel.Grid) is not { } grid)
            {
                return Refusal.NotFound("cursors", $"'{name}' is no feed; feeds are named grid/<gridId>.");
            }

            if (!actor.Reaches(grid, chart))
            {
                return Refusal.Forbidden($"Feed '{name}' lies outside your posts.");
            }

            chosen.Add(new Feed(grid.ParentId, grid.Id));
        }

        return chosen;
    }
}
