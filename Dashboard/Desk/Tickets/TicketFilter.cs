using RedProperty.Realtime.Desk.Language;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Tickets;

/// <summary>What the list is narrowed to; it stands in the page's address, so that it can be sent to somebody.</summary>
/// <param name="Text">Part of the number, the title, the kind's name or the building's name.</param>
internal sealed record TicketFilter(string? Text, Phase? Phase)
{
    public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && Phase is null;

    public bool Fits(Ticket ticket, Rulebook rules) =>
        (Phase is null || ticket.Phase == Phase) && (string.IsNullOrWhiteSpace(Text) || Says(ticket, Text.Trim(), rules));

    private static bool Says(Ticket ticket, string text, Rulebook rules) =>
        ticket.Number.Contains(text, StringComparison.OrdinalIgnoreCase)
        || ticket.Title.Contains(text, StringComparison.OrdinalIgnoreCase)
        || ticket.Kind.Contains(text, StringComparison.OrdinalIgnoreCase)
        || (rules.Catalogue.Find(ticket.Kind) is { } kind && Wording.NameOf(kind).Contains(text, StringComparison.OrdinalIgnoreCase))
        || (rules.Organisation.FindPlace(ticket.Place.Building) is { } building && Wording.NameOf(building).Contains(text, StringComparison.OrdinalIgnoreCase));
}
