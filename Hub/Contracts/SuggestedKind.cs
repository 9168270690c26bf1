namespace RedProperty.Realtime.Contracts;

/// <summary>A kind that a text may be about.</summary>
/// <param name="Kind">As in a report, for example <c>lamp-out</c>.</param>
/// <param name="Words">The catalogue's keywords that spoke for it, strongest first.</param>
public sealed record SuggestedKind(string Kind, string Name, string NameEn, string Category, IReadOnlyList<string> Words);
