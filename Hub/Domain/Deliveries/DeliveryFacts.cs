using RedProperty.Realtime.Domain.Escalations;

namespace RedProperty.Realtime.Domain.Tickets;

/// <summary>未送达: 30 seconds after it called them, no device of these holders had stored it.</summary>
/// <param name="Of">The version of the event that called them.</param>
/// <param name="CalledAt">When it did.</param>
/// <param name="Channels">Which channels take it from here; empty when none is set up.</param>
public sealed record Undelivered(long Of, DateTimeOffset CalledAt, IReadOnlyList<Holder> Holders, IReadOnlyList<string> Channels) : Fact;

/// <summary>补送达: it reached them after all.</summary>
/// <param name="Of">The version of the event that called them.</param>
public sealed record Delivered(long Of, IReadOnlyList<Holder> Holders) : Fact;
