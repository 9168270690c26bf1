using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Searches;

/// <summary>One search while it goes on: where it may look, and what it has found.</summary>
internal sealed class Search
{
    private readonly Dictionary<string, SearchHit> hits = [];
    private readonly string? scope;
    private readonly HashSet<string> meant;

    public Search(Actor actor, string? scope, SearchTerms terms, Rulebook rules)
    {
        (Actor, Terms, Rules, this.scope) = (actor, terms, rules, scope);
        var chart = rules.Organisation;
        Feeds = scope is null ? actor.Feeds(chart) : [.. chart.FeedsOf(scope)];
        Communities = scope is null ? actor.Communities(chart) : [.. chart.CommunitiesOf(scope)];
        Buildings = BuildingSearch.Find(actor, scope, terms, chart);
        meant = Buildings.Count <= SearchTickets.MostBuildings ? [.. Buildings.Select(building => building.Id)] : [];
    }

    public Actor Actor { get; }

    public SearchTerms Terms { get; }

    public Rulebook Rules { get; }

    public IReadOnlyList<Feed> Feeds { get; }

    public IReadOnlyList<string> Communities { get; }

    public IReadOnlyList<Place> Buildings { get; }

    public IReadOnlyCollection<SearchHit> Hits => hits.Values;

    /// <summary>One more than is shown: then it is known that there are more.</summary>
    public bool IsFull => hits.Count > SearchTickets.MostHits;

    public bool Wants(Ticket ticket) => scope is null || Rules.Organisation.Covers(scope, ticket.Place.Building) || ticket.Place.Grid == scope;

    public bool IsDoneAtBuilding(Ticket ticket) => !ticket.IsOpen && meant.Contains(ticket.Place.Building) && Wants(ticket);

    public void Take(Ticket ticket, Func<Ticket, bool> wants)
    {
        if (!hits.ContainsKey(ticket.Id) && wants(ticket) && SearchMatch.Of(ticket, Terms, meant, Actor, Rules) is { } hit)
        {
            hits[ticket.Id] = hit;
        }
    }

    public SearchAnswer Answer(NumberStanding number, long looked, long open, int? closedDays) => new(
        Terms, [.. SearchMatch.BestFirst(hits.Values).Take(SearchTickets.MostHits)], IsFull, Buildings, number, looked, open, closedDays);
}
