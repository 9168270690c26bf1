using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Duplicates;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Residents;

/// <summary>A resident looks how the matter stands, by its code.</summary>
public sealed class TrackTicket(ITicketStore store, ReadTracked tracked, IRulebooks rulebooks)
{
    /// <summary>Null when the code opens nothing.</summary>
    public async Task<TrackedTicket?> Find(string code, CancellationToken cancellation)
    {
        if (!IsSound(code) || await tracked.Find(code, cancellation) is not { } found)
        {
            return null;
        }

        var history = await store.History(found.Current.Id, cancellation);
        return Of(code, found, history, rulebooks.Current.Organisation);
    }

    /// <summary>The whole ticket, for those who serve it; null when the code opens nothing.</summary>
    public async Task<Ticket?> Load(string code, CancellationToken cancellation) =>
        IsSound(code) ? (await tracked.Find(code, cancellation))?.Current : null;

    /// <summary>Others were never made; the store is not asked for them.</summary>
    private static bool IsSound(string code) => code.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter));

    private static TrackedTicket Of(string code, Duplicates.TrackedTicket found, IReadOnlyList<HistoryEntry> history, OrganisationChart chart)
    {
        var ticket = found.Current;
        var isFollower = found.IsFollower || found.IsMerged;
        return new TrackedTicket(
            code,
            isFollower ? Actor.Following(code, ticket.Id) : Actor.Holding(code),
            isFollower,
            found.IsMerged ? found.Own.Number : null,
            ticket.Followers,
            ticket.Id,
            ticket.Version,
            ticket.Number,
            ticket.Kind,
            ticket.Severity,
            ticket.Track,
            ticket.Phase,
            ticket.Place.Building,
            PublicText.Of(ticket.Title, ticket.Reporter),
            PublicText.Of(ticket.Description, ticket.Reporter),
            isFollower && ticket.IsPublic != true ? [] : ticket.PhotoIds,
            PublishedPosts.Of(ticket, chart),
            ticket.Deadlines,
            ticket.Pause is null ? null : ticket.Pause with { Text = null, By = string.Empty, ByName = string.Empty },
            ticket.ReportedAt,
            ticket.Reworks,
            ticket.Rating,
            [.. Lines(ticket, history, chart)]);
    }

    private static IEnumerable<PublicEntry> Lines(Ticket ticket, IReadOnlyList<HistoryEntry> history, OrganisationChart chart) =>
        from entry in history
        let fact = PublicFact.Of(entry.Happening, ticket.Reporter)
        where fact is not null
        select new PublicEntry(entry.Version, entry.Happening.At, fact, HandOf(entry.Happening, ticket, chart));

    private static PublicHand HandOf(Happening happening, Ticket ticket, OrganisationChart chart)
    {
        // A program reports for a resident.
        if (happening.By == Actor.Resident.Id || (happening.Fact is Reported && chart.FindPerson(happening.By) is null))
        {
            return new PublicHand(true);
        }

        var post = chart.PostsHeldBy(happening.By)
            .Where(post => chart.Covers(post.PlaceId, ticket.Place.Building))
            .MinBy(post => post.Role);
        return post is null ? new PublicHand(false)
            : new PublicHand(false, post.Role, PublishedPosts.NamesHolder(post.Role) ? happening.ByName : null);
    }
}
