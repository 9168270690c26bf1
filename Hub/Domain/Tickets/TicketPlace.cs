namespace RedProperty.Realtime.Domain.Tickets;

/// <summary>Where the matter is. A snapshot: moving a building to another grid later does not move its old tickets.</summary>
/// <param name="Unit">Entrance, floor or flat as the reporter wrote it; at most 50 characters.</param>
public sealed record TicketPlace(string Community, string Grid, string Building, string? Unit, string? Address, double? Latitude = null, double? Longitude = null);
