using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Duplicates;

/// <summary>Why two reports may be about the same matter.</summary>
public enum Likeness
{
    SameBuilding,

    /// <summary>Another building of the grid, within 150 metres.</summary>
    Near,
    SameUnit,
    SameKind,
    SameCategory,
    SimilarWords,
}

/// <summary>An open ticket that may be about the same matter (疑似重复).</summary>
/// <param name="Score">0 to 1, the likelier the higher.</param>
public sealed record Duplicate(Ticket Ticket, double Score, IReadOnlyList<Likeness> Why)
{
    /// <summary>What anybody may see of it.</summary>
    public NeighbourReport ForEverybody() => new(
        Ticket.Id, Ticket.Kind, PlainWords.WithoutNumbers(Ticket.Title), Ticket.Place.Building, Ticket.Phase, Ticket.ReportedAt, Ticket.Followers, Why);
}

/// <summary>An open ticket as a neighbour may see it before he reports the same: nobody's name, phone or flat.</summary>
/// <param name="Title">Without anything that could be somebody's number.</param>
/// <param name="Followers">Neighbours besides the one who reported it.</param>
public sealed record NeighbourReport(
    string TicketId, string Kind, string Title, string Building, Phase Phase, DateTimeOffset ReportedAt, int Followers, IReadOnlyList<Likeness> Why);
