using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Deliveries;
using RedProperty.Realtime.Domain.Duplicates;
using RedProperty.Realtime.Domain.Organisation;

namespace RedProperty.Realtime.Domain.Tickets;

/// <summary>A ticket as one actor may see it.</summary>
/// <param name="Resident">Who reported it; null for all but those who hold the ticket.</param>
/// <param name="Actions">What this actor may do now.</param>
/// <param name="Deliveries">Which devices have stored what called their people.</param>
/// <param name="Chart">As it was when the sheet was read.</param>
public sealed record TicketSheet(
    Ticket Ticket,
    IReadOnlyList<HistoryEntry> History,
    Reporter? Resident,
    IReadOnlyList<TicketAction> Actions,
    IReadOnlyList<Delivery> Deliveries,
    OrganisationChart Chart)
{
    /// <summary>Those who follow it and left a name or a phone, in the order in which they came; empty for all but those who hold the ticket.</summary>
    public IReadOnlyList<Reporter> Neighbours { get; init; } = [];

    /// <summary>What the resident answered to the kind's questions; empty for all but those who hold the ticket.</summary>
    public IReadOnlyList<TicketAnswer> Answers { get; init; } = [];

    /// <summary>The person's name, or the id of one who has left.</summary>
    public string NameOf(string userId) => Chart.FindPerson(userId)?.Name ?? userId;
}

/// <summary>Reading tickets within one's posts.</summary>
public sealed class ReadTickets(ITicketStore store, ITicketQueries queries, IDeliveryBook deliveries, IRulebooks rulebooks)
{
    public const int LargestPage = 200;

    public async Task<Outcome<TicketSheet>> Sheet(Actor actor, string ticketId, CancellationToken cancellation)
    {
        var ticket = TicketId.TryParseCommunity(ticketId, out _) ? (await store.Load(ticketId, null, cancellation)).Ticket : null;
        if (ticket is null)
        {
            return Refusal.NotFound("ticketId", $"'{ticketId}' is no ticket.");
        }

        var chart = rulebooks.Current.Organisation;
        if (!TicketAuthority.MaySee(actor, ticket, chart))
        {
            return Refusal.Forbidden($"Ticket {ticket.Number} lies outside your posts.");
        }

        var stored = deliveries.Of(ticketId, cancellation);
        var history = await store.History(ticketId, cancellation);
        var isTheirs = TicketAuthority.MaySeeResident(actor, ticket);
        return new TicketSheet(ticket, history, isTheirs ? ticket.Reporter : null, TicketActions.For(actor, ticket, chart), await stored, chart)
        {
            Neighbours = isTheirs ? [.. history.Select(entry => (entry.Happening.Fact as Followed)?.Contact).OfType<Reporter>()] : [],
            Answers = isTheirs ? ticket.Answers ?? [] : [],
        };
    }

    /// <summary>What this person answers for now, soonest deadline first.</summary>
    public Task<IReadOnlyList<Ticket>> Mine(Actor actor, int most, CancellationToken cancellation) =>
        queries.HeldBy(actor.Id, actor.Communities(rulebooks.Current.Organisation), most, cancellation);

    /// <summary>Everything open within the actor's posts, soonest deadline first.</summary>
    public Task<IReadOnlyList<Ticket>> Open(Actor actor, int most, CancellationToken cancellation) =>
        queries.OpenIn(actor.Feeds(rulebooks.Current.Organisation), most, cancellation);

    /// <summary>A page of a place's tickets, newest first; of all the actor's posts when no scope is named.</summary>
    public async Task<Outcome<TicketPage>> List(
        Actor actor, string? scope, TicketStatus status, int page, int pageSize, CancellationToken cancellation)
    {
        var chart = rulebooks.Current.Organisation;
        if (scope is not null && chart.FindPlace(scope) is null)
        {
            return Refusal.NotFound("scope", $"'{scope}' is no place of the organisation.");
        }

        if (scope is not null && !TicketAuthority.MaySeePlace(actor, scope, chart))
        {
            return Refusal.Forbidden($"Place '{scope}' lies outside your posts.");
        }

        if (CheckPage(page, pageSize) is { } fault)
        {
            return fault;
        }

        var feeds = scope is null ? actor.Feeds(chart) : [.. chart.FeedsOf(scope)];
        return await queries.ReportedIn(feeds, status, DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, page, pageSize, cancellation);
    }

    /// <summary>What is wrong with a page that somebody asks for; null when nothing is.</summary>
    public static Refusal? CheckPage(int page, int pageSize) =>
        page < 1 ? Refusal.Invalid("page", $"is {page}; pages begin at 1.")
        : pageSize is < 1 or > LargestPage ? Refusal.Invalid("pageSize", $"is {pageSize}; give 1 to {LargestPage}.")
        : null;
}
