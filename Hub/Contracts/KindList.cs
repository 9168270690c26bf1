namespace RedProperty.Realtime.Contracts;

/// <summary>Answer of <c>GET /api/kinds</c>: what may be reported, by category.</summary>
public sealed record KindList(IReadOnlyList<KindCategory> Categories);

/// <summary>One of the seven categories of property work.</summary>
public sealed record KindCategory(string Code, string Name, string NameEn, IReadOnlyList<KindEntry> Kinds);

/// <param name="Code">As in a report, for example <c>lamp-out</c>.</param>
/// <param name="Severity">ordinary or major, unless the report says otherwise.</param>
/// <param name="Track">property, grid or department.</param>
/// <param name="Keywords">Words by which it is found, both languages.</param>
public sealed record KindEntry(string Code, string Name, string NameEn, string Severity, string Track, IReadOnlyList<string> Keywords);
