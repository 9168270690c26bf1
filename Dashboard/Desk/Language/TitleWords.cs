using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Language;

/// <summary>A report without a title of its own is named after its kind and building: where both stand already, that name says nothing.</summary>
internal static class TitleWords
{
    public static bool SayMore(Ticket ticket, Rulebook rules) =>
        ticket.Title != PlaceWords.KindName(ticket.Kind, rules)
        && !(rules.Catalogue.Find(ticket.Kind) is { } kind && ticket.Title.StartsWith($"{kind.Name} · ", StringComparison.Ordinal));
}
