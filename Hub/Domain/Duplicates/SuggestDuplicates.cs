using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Duplicates;

/// <summary>Open tickets that may be about the same matter (查找重复): for a neighbour before he reports, and for staff beside a ticket.</summary>
public sealed class SuggestDuplicates(ITicketStore store, ITicketQueries queries, IRulebooks rulebooks, TimeProvider time)
{
    /// <summary>200 open tickets of the grid are looked at, the newest ones: one read of the store, whoever asks.</summary>
    public const int MostLooked = 200;

    public const int MostSuggested = 5;

    /// <summary>For anybody: before a report is made.</summary>
    /// <param name="kind">Null while none is chosen: then the words suggest some.</param>
    /// <param name="text">Title and description so far; the first 1,000 characters count.</param>
    public async Task<Outcome<NeighbourReport[]>> Before(
        string buildingId, string? unit, string? kind, string? text, CancellationToken cancellation)
    {
        var rules = rulebooks.Current;
        if (rules.Organisation.FindPlace(buildingId, PlaceLevel.Building) is not { } building)
        {
            return Refusal.NotFound("buildingId", $"'{buildingId}' is no building of the organisation; GET /api/places lists them.");
        }

        var words = text?.Length > KindGuess.LongestText ? text[..KindGuess.LongestText] : text ?? string.Empty;
        string[] kinds = kind is { Length: > 0 } ? [kind] : [.. rules.Catalogue.Guess.Suggest(words, 3).Select(one => one.Kind.Code)];
        var found = kinds.Length == 0 && words.Length == 0 ? [] : await Find(new Matter(building, unit, kinds, words), null, rules, cancellation);
        return found.Select(duplicate => duplicate.ForEverybody()).ToArray();
    }

    /// <summary>For staff: the tickets that this one may be merged with.</summary>
    public async Task<Outcome<Duplicate[]>> Of(Actor actor, string ticketId, CancellationToken cancellation)
    {
        var ticket = TicketId.TryParseCommunity(ticketId, out _) ? (await store.Load(ticketId, null, cancellation)).Ticket : null;
        if (ticket is null)
        {
            return Refusal.NotFound("ticketId", $"'{ticketId}' is no ticket.");
        }

        var rules = rulebooks.Current;
        if (!TicketAuthority.MaySee(actor, ticket, rules.Organisation))
        {
            return Refusal.Forbidden($"Ticket {ticket.Number} lies outside your posts.");
        }

        if (!ticket.IsOpen || rules.Organisation.FindPlace(ticket.Place.Building, PlaceLevel.Building) is not { } building)
        {
            return Array.Empty<Duplicate>();
        }

        var matter = new Matter(building, ticket.Place.Unit, [ticket.Kind], $"{ticket.Title} {ticket.Description}");
        var found = await Find(matter, ticket.Id, rules, cancellation);
        return found.Where(one => TicketAuthority.MaySee(actor, one.Ticket, rules.Organisation)).ToArray();
    }

    private async Task<IReadOnlyList<Duplicate>> Find(Matter matter, string? butNot, Rulebook rules, CancellationToken cancellation)
    {
        var grid = rules.Organisation.Enclosing(matter.Building.Id, PlaceLevel.Grid)!;
        var community = rules.Organisation.Enclosing(matter.Building.Id, PlaceLevel.Community)!;
        var now = time.GetUtcNow();
        var page = await queries.ReportedIn(
            [new Feeds.Feed(community.Id, grid.Id)], TicketStatus.Open, now - DuplicateMatch.Window, now, 1, MostLooked, cancellation);
        var categories = matter.Kinds.Select(rules.Catalogue.Find).OfType<TicketKind>().Select(kind => kind.CategoryCode).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. page.Tickets.Where(ticket => ticket.Id != butNot)
                .Select(ticket => DuplicateMatch.Of(ticket, matter, categories, now))
                .OfType<Duplicate>()
                .OrderByDescending(duplicate => duplicate.Score)
                .ThenByDescending(duplicate => duplicate.Ticket.ReportedAt)
                .Take(MostSuggested),
        ];
    }
}
