using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Searches;

/// <summary>What of a ticket is looked at when somebody types words: what everybody who may see the ticket sees. Never the resident.</summary>
public static class TicketWords
{
    /// <summary>Whether every word occurs somewhere; without words every ticket fits.</summary>
    /// <param name="words">From <see cref="FoldedText.Words"/>.</param>
    public static bool Say(Ticket ticket, IReadOnlyList<string> words, Rulebook rules)
    {
        if (words.Count == 0)
        {
            return true;
        }

        string[] texts = [.. Of(ticket, rules).Select(FoldedText.Fold)];
        return words.All(word => texts.Any(text => FoldedText.Occurs(text, word)));
    }

    private static IEnumerable<string?> Of(Ticket ticket, Rulebook rules)
    {
        yield return ticket.Title;
        yield return ticket.Description;
        yield return ticket.Number;
        yield return ticket.Hotline?.Number;
        yield return ticket.Place.Unit;
        yield return ticket.Place.Address;
        yield return ticket.Kind;
        if (rules.Catalogue.Find(ticket.Kind) is { } kind)
        {
            yield return kind.Name;
            yield return kind.NameEn;
        }

        yield return ticket.Place.Building;
        if (rules.Organisation.FindPlace(ticket.Place.Building) is { } building)
        {
            yield return building.Name;
            yield return building.NameEn;
        }
    }
}
