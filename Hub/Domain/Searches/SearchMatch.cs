using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Searches;

/// <summary>Whether a ticket is what somebody looks for, and which of several comes first. No reading, no clock.</summary>
public static class SearchMatch
{
    /// <summary>Null when it is not, or when the actor may not see it.</summary>
    /// <param name="buildings">Ids of the buildings that the words name.</param>
    public static SearchHit? Of(Ticket ticket, SearchTerms terms, IReadOnlySet<string> buildings, Actor actor, Rulebook rules) =>
        TicketAuthority.MaySee(actor, ticket, rules.Organisation) && ReasonOf(ticket, terms, buildings, actor, rules) is { } reason
            ? new SearchHit(ticket, reason)
            : null;

    /// <summary>A whole number first, then the phone, then the number's end; then what is open, soonest limit first; then what is done, newest first.</summary>
    public static IOrderedEnumerable<SearchHit> BestFirst(IEnumerable<SearchHit> hits) => hits
        .OrderBy(hit => hit.By is FoundBy.Number or FoundBy.Phone ? (int)hit.By : hit.Ticket.IsOpen ? 2 : 4)
        .ThenBy(hit => hit.Ticket.IsOpen && hit.By == FoundBy.NumberEnding ? 0 : 1)
        .ThenBy(hit => hit.Ticket.IsOpen ? hit.Ticket.NextDueAt ?? DateTimeOffset.MaxValue : DateTimeOffset.MinValue)
        .ThenByDescending(hit => hit.Ticket.ReportedAt)
        .ThenBy(hit => hit.Ticket.Id, StringComparer.Ordinal);

    private static FoundBy? ReasonOf(Ticket ticket, SearchTerms terms, IReadOnlySet<string> buildings, Actor actor, Rulebook rules) => terms switch
    {
        { IsEmpty: true } => null,
        { Number: { } number } when ticket.Number == number.ToString() => FoundBy.Number,
        { PhoneEnding: { } ending } when TicketAuthority.MaySeeResident(actor, ticket) && EndsWith(ticket.Reporter?.Phone, ending) => FoundBy.Phone,
        { Running: { } running } when TicketNumber.TryParse(ticket.Number, out var number) && number.Value.Running == running => FoundBy.NumberEnding,
        _ when buildings.Contains(ticket.Place.Building) => FoundBy.Building,

        // What is done is looked for by number and building; its words are not the day's work.
        _ when ticket.IsOpen && TicketWords.Say(ticket, terms.Words, rules) => FoundBy.Text,
        _ => null,
    };

    private static bool EndsWith(string? phone, string ending) =>
        phone is not null && string.Concat(FoldedText.Fold(phone).Where(char.IsAsciiDigit)).EndsWith(ending, StringComparison.Ordinal);
}
