namespace RedProperty.Realtime.Domain.Catalogue;

/// <summary>A kind that a text may be about.</summary>
/// <param name="Weight">How strongly: comparable only within the same text.</param>
/// <param name="Words">The keywords that spoke for it, strongest first, so that a person can see why.</param>
public sealed record KindSuggestion(TicketKind Kind, double Weight, IReadOnlyList<string> Words);
