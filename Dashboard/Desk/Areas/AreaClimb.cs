using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Escalations;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Areas;

/// <summary>A matter that rose (升级): which, from whom to whom, and why.</summary>
/// <param name="Reason">What was written; null when the clock or a vacant post made it rise.</param>
public sealed record AreaClimb(
    string TicketId, long Version, string Number, DateTimeOffset At, string Kind, string BuildingId, Role From, Role To, EscalationCause Cause, string? Reason)
{
    public static AreaClimb? Of(TicketEvent ticketEvent) => ticketEvent is { Happening: { Fact: Escalated climbed, At: var at }, Ticket: var ticket }
        ? new AreaClimb(
            ticket.Id, ticket.Version, ticket.Number, at, ticket.Kind, ticket.Place.Building,
            Ladder.RolesOf(ticket.Track)[climbed.FromLevel - 1], climbed.Rung.Role, climbed.Cause, climbed.Reason)
        : null;
}

/// <summary>Finds the latest climbs in the feeds.</summary>
internal sealed class ClimbReader(IFeedStore feeds, IRulebooks rulebooks)
{
    /// <summary>So many of a grid's latest events are looked through; a climb older than those is history.</summary>
    private const int LatestEvents = 500;

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<AreaClimb>> Latest(string communityId, int most, CancellationToken cancellation)
    {
        var read = await Task.WhenAll(rulebooks.Current.Organisation.FeedsOf(communityId).Select(async feed =>
        {
            var head = await feeds.Head(feed, cancellation);
            return await feeds.ReadAfter(feed, head with { Sequence = Math.Max(0, head.Sequence - LatestEvents) }, LatestEvents + 50, cancellation);
        }));
        return Newest(read.SelectMany(slice => slice.Events ?? []).Select(AreaClimb.Of).OfType<AreaClimb>(), most);
    }

    public static IReadOnlyList<AreaClimb> Newest(IEnumerable<AreaClimb> climbs, int most) =>
        [.. climbs.DistinctBy(climb => (climb.TicketId, climb.Version)).OrderByDescending(climb => climb.At).ThenByDescending(climb => climb.Version).Take(most)];
}
