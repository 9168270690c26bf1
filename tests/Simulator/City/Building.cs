namespace RedProperty.Realtime.Simulator.City;

/// <summary>A building as residents can name it: by id, by address, by standing in front of it.</summary>
public sealed record Building(string Id, string Name, string Grid, string Community, string Address, double? Latitude, double? Longitude);
