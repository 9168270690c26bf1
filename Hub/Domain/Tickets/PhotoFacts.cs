namespace RedProperty.Realtime.Domain.Tickets;

/// <summary>补充照片: more photos hang on the ticket.</summary>
public sealed record PhotoAdded(IReadOnlyList<string> PhotoIds, string? Text) : Fact;

/// <summary>公开: everybody may see the ticket and its photos from now on.</summary>
public sealed record Published(string? Text) : Fact;

/// <summary>取消公开.</summary>
public sealed record Unpublished(string? Text) : Fact;
