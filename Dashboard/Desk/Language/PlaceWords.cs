using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Language;

/// <summary>Where a ticket is, in the reader's language.</summary>
/// <param name="Area">Community and grid.</param>
/// <param name="Building">Building and unit.</param>
internal sealed record PlaceWords(string Area, string Building)
{
    public static PlaceWords Of(TicketPlace place, Rulebook rules) => new(
        $"{Name(place.Community, rules)} · {Name(place.Grid, rules)}",
        place.Unit is null ? Name(place.Building, rules) : $"{Name(place.Building, rules)} · {place.Unit}");

    /// <summary>The name of a place, or its id when the organisation no longer has it.</summary>
    public static string Name(string placeId, Rulebook rules) =>
        rules.Organisation.FindPlace(placeId) is { } place ? Wording.NameOf(place) : placeId;

    public static string KindName(string code, Rulebook rules) => rules.Catalogue.Find(code) is { } kind ? Wording.NameOf(kind) : code;
}
