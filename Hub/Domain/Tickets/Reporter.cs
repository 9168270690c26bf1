namespace RedProperty.Realtime.Domain.Tickets;

/// <summary>The resident behind a report (诉求人). Personal: shown to those who hold the ticket and to nobody else, never in a feed.</summary>
public sealed record Reporter(string? Name, string? Phone, string? Email);
