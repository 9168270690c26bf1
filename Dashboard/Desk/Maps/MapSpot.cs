namespace RedProperty.Realtime.Desk.Maps;

/// <summary>A building's place on the map.</summary>
/// <param name="Label">What stands on it: the building's number, at most four letters.</param>
public sealed record MapSpot(string BuildingId, string Label, MapBox Box);
