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

    private const int MostOpenTickets = 20_000;

    /// <summary>A scope means its grids; else cursors mean exactly their feeds; else the actor's posts decide.</summary>
    public Outcome<IReadOnlyCollection<Feed>> Choose(Actor actor, IReadOnlyCollection<string> cursorFeeds, string? scope)
    {
        var chart = rulebooks.Current.Organisation;
        var chosen = scope is not null ? OfScope(actor, scope, chart)
            : cursorFeeds.Count > 0 ? OfCursors(actor, cursorFeeds, chart)
            : new List<Feed>(actor.Feeds(chart));
        return chosen.Value?.Count > MostFeeds
            ? new Refusal(RefusalCode.Limited, $"scope: {chosen.Value.Count} feeds are too many for one watcher; name a place with at most {MostFeeds} grids.", "scope")
            : chosen;
    }

    public async Task<CaughtUpFeed> CatchUp(Feed feed, FeedPosition? position, CancellationToken cancellation)
    {
        if (position is not null)
        {
            var slice = await feeds.ReadAfter(feed, position, MostEvents, cancellation);
            if (slice.Events is { } events)
            {
                return new CaughtUpFeed(feed, events.Count > 0 ? events[^1].Position : position, false, [], events);
            }

            if (slice.Head.Epoch == position.Epoch && slice.Head.Sequence < position.Sequence)
            {
                // He has read what the log no longer knows: it came out of a backup, or lost its end. Whoever comes after the sequences are used again could not tell.
                await feeds.Renew(feed, position.Epoch, cancellation);
            }
        }

        // The position is read before the tickets: what happens in between is in the tickets and comes again as an event, which is harmless.
        var head = await feeds.Head(feed, cancellation);
        var tickets = await queries.OpenIn([feed], MostOpenTickets, cancellation);
        return new CaughtUpFeed(feed, head, true, tickets, []);
    }

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
        var mine = actor.Feeds(chart).ToDictionary(feed => feed.Name, StringComparer.Ordinal);
        var chosen = new List<Feed>(names.Count);
        foreach (var name in names)
        {
            if (mine.TryGetValue(name, out var feed))
            {
                chosen.Add(feed);
            }
            else
            {
                return Feed.TryParseGrid(name, out var grid) && chart.FindPlace(grid, PlaceLevel.Grid) is not null
                    ? Refusal.Forbidden($"Feed '{name}' lies outside your posts.")
                    : Refusal.NotFound("cursors", $"'{name}' is no feed; feeds are named grid/<gridId>.");
            }
        }

        return chosen;
    }
}
