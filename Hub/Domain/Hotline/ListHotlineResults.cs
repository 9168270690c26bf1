using System.Runtime.CompilerServices;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Hotline;

/// <summary>The cases whose results go back to the hotline, read a few at a time.</summary>
/// <param name="TicketIds">Newest first.</param>
/// <param name="IsCut">There are more than could be listed.</param>
public sealed record HotlineResults(IReadOnlyList<string> TicketIds, bool IsCut, DateTimeOffset At, Func<CancellationToken, IAsyncEnumerable<Ticket>> Read);

/// <summary>Lists what was taken in within somebody's posts, with what became of it (热线办理结果).</summary>
public sealed class ListHotlineResults(ITicketStore store, IHotlineCases cases, IRulebooks rulebooks, TimeProvider time)
{
    public const int MostCases = HotlineTable.MostLines;

    private const int AtOnce = 100;

    /// <param name="scope">Null: all places of the posts.</param>
    public async Task<Outcome<HotlineResults>> Begin(
        Actor actor, string? scope, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        var chart = rulebooks.Current.Organisation;
        if (IntakeAuthority.Check(actor) is { } refusal)
        {
            return refusal;
        }

        if (scope is not null && chart.FindPlace(scope) is null)
        {
            return Refusal.NotFound("scope", $"'{scope}' is no place of the organisation.");
        }

        if (scope is not null && !IntakeAuthority.Covers(actor, scope, chart))
        {
            return Refusal.Forbidden($"Place '{scope}' lies outside the posts by which you take in cases.");
        }

        if (from > to)
        {
            return Refusal.Invalid("from", "lies after 'to'.");
        }

        string[] communities = [.. (scope is null ? IntakeAuthority.PlacesOf(actor) : [scope]).SelectMany(place => chart.CommunitiesOf(place)).Distinct(StringComparer.Ordinal)];
        var lists = new List<string>();
        foreach (var community in communities)
        {
            lists.AddRange(await cases.TakenIn(community, from, to, MostCases + 1 - lists.Count, cancellation));
            if (lists.Count > MostCases)
            {
                break;
            }
        }

        string[] ids = [.. lists.Take(MostCases)];
        return new HotlineResults(ids, lists.Count > MostCases, time.GetUtcNow(), token => Read(actor, ids, token));
    }

    private async IAsyncEnumerable<Ticket> Read(Actor actor, string[] ids, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var chart = rulebooks.Current.Organisation;
        foreach (var community in ids.GroupBy(id => TicketId.TryParseCommunity(id, out var found) ? found : ""))
        {
            foreach (var some in community.Chunk(AtOnce))
            {
                foreach (var ticket in await store.LoadAll(community.Key, some, cancellation))
                {
                    // A building may have gone to another's posts, or its grid.
                    if (ticket is { Hotline: not null } && IntakeAuthority.Covers(actor, ticket.Place.Community, chart))
                    {
                        yield return TicketAuthority.MaySeeResident(actor, ticket) ? ticket : ticket with { Reporter = null };
                    }
                }
            }
        }
    }
}
