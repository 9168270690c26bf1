using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Searches;

/// <summary>Finding tickets within one's posts (查找工单): by number, building, the resident's phone for those who hold the ticket, and words of what is open.</summary>
public sealed class SearchTickets(ITicketScan scan, IRulebooks rulebooks, TimeProvider time)
{
    /// <summary>500: nobody leafs through more; another word narrows it.</summary>
    public const int MostHits = 500;

    /// <summary>10,000 open tickets are looked at, soonest limit first: a full community, and a bound for a whole city.</summary>
    public const int MostLooked = 10_000;

    /// <summary>Up to 5 buildings are taken as meant; more are offered to choose from.</summary>
    public const int MostBuildings = 5;

    /// <summary>30 days: how far back closed tickets of a building are shown, counted from their report.</summary>
    public const int ClosedDays = 30;

    private const int Slice = 500;
    private const int MostClosed = 2000;

    /// <summary>One look-up for each community and day; a whole city gets two days, a community thirty.</summary>
    private const int MostLookUps = 2000;

    /// <param name="scope">A place to stay within; null for all of the actor's posts.</param>
    public async Task<Outcome<SearchAnswer>> Find(Actor actor, string? query, string? scope, CancellationToken cancellation)
    {
        var rules = rulebooks.Current;
        var chart = rules.Organisation;
        if (query?.Trim().Length > TicketFilter.LongestText)
        {
            return Refusal.Invalid("q", $"has {query.Trim().Length} characters; at most {TicketFilter.LongestText} are looked for.");
        }

        if (scope is not null && chart.FindPlace(scope) is null)
        {
            return Refusal.NotFound("scope", $"'{scope}' is no place of the organisation.");
        }

        if (scope is not null && !TicketAuthority.MaySeePlace(actor, scope, chart))
        {
            return Refusal.Forbidden($"Place '{scope}' lies outside your posts.");
        }

        var terms = SearchTerms.Read(query);
        return terms.IsEmpty ? SearchAnswer.Nothing : await Find(new Search(actor, scope, terms, rules), cancellation);
    }

    private async Task<SearchAnswer> Find(Search search, CancellationToken cancellation)
    {
        var (actor, terms, chart) = (search.Actor, search.Terms, search.Rules.Organisation);
        if (terms.Number is { } number)
        {
            return await FindNumber(search, number, cancellation);
        }

        var meant = search.Buildings.Count <= MostBuildings ? search.Buildings : [];
        Feed[] around = [.. meant.SelectMany(building => chart.FeedsOf(building.Id)).Distinct()];
        var closedDays = terms.Running is null ? (int?)null : Math.Clamp(MostLookUps / Math.Max(1, search.Communities.Count), 2, ClosedDays);

        var held = scan.HeldBy(actor.Id, search.Communities, MostLooked, cancellation);
        var open = scan.OpenIn(search.Feeds, MostLooked, cancellation);
        var near = around.Length > 0 ? await scan.OpenIn(around, MostLooked, cancellation) : ScanList.Empty;
        var closed = around.Length > 0 ? await scan.ClosedIn(around, time.GetUtcNow() - TimeSpan.FromDays(ClosedDays), MostClosed, cancellation) : ScanList.Empty;
        var numbered = terms.Running is { } running ? await scan.Numbered(search.Communities, Numbers(running, closedDays!.Value), cancellation) : [];

        // What was asked for most plainly is read first: should a bound cut, it cuts the rest.
        var phoned = terms.PhoneEnding is null ? [] : (await held).TicketIds;
        string[] ids = [.. near.TicketIds.Concat(phoned).Concat((await open).TicketIds).Concat((await held).TicketIds).Distinct().Take(MostLooked)];
        await Look(search, numbered, search.Wants, cancellation);
        var looked = await Look(search, ids, search.Wants, cancellation);
        await Look(search, closed.TicketIds, search.IsDoneAtBuilding, cancellation);
        return search.Answer(NumberStanding.None, looked, Math.Max((await open).Total, ids.Length), closedDays) with
        {
            IsClosedCut = closed.TicketIds.Count < closed.Total,
        };
    }

    private async Task<SearchAnswer> FindNumber(Search search, TicketNumber number, CancellationToken cancellation)
    {
        var chart = search.Rules.Organisation;
        var everywhere = chart.Places.Where(place => place.Level == PlaceLevel.Community).Select(place => place.Id).ToArray();
        var ids = await scan.Numbered(everywhere, [number], cancellation);
        await Look(search, ids, search.Wants, cancellation);
        var standing = search.Hits.Count > 0 ? NumberStanding.Found : ids.Count > 0 ? NumberStanding.OutsidePosts : NumberStanding.Unknown;
        return search.Answer(standing, 0, 0, null);
    }

    private async Task<int> Look(Search search, IReadOnlyList<string> ids, Func<Ticket, bool> wants, CancellationToken cancellation)
    {
        var looked = 0;
        foreach (var slice in ids.Chunk(Slice))
        {
            if (search.IsFull)
            {
                break;
            }

            foreach (var ticket in await scan.Read(slice, cancellation))
            {
                search.Take(ticket, wants);
            }

            looked += slice.Length;
        }

        return looked;
    }

    private IReadOnlyCollection<TicketNumber> Numbers(long running, int days)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().ToOffset(rulebooks.Current.Calendar.UtcOffset).DateTime);
        return [.. Enumerable.Range(0, days).Select(back => new TicketNumber(today.AddDays(-back), running))];
    }
}
