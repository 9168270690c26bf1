namespace RedProperty.Realtime.Contracts;

/// <summary>A building as <c>GET /api/places</c> gives it.</summary>
public sealed record BuildingPlace(
    string Id, string Name, string NameEn, string Grid, string Community, string? Address, double? Latitude, double? Longitude);

/// <summary>A page of <c>GET /api/tickets</c>.</summary>
public sealed record TicketList(IReadOnlyList<TicketSnapshot> Tickets, int Page, int PageSize, long Total);

/// <summary>The resident behind a report (诉求人).</summary>
public sealed record ResidentContact(string? Name, string? Phone, string? Email);
