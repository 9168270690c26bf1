namespace RedProperty.Realtime.Desk.Maps;

/// <summary>A building with something open, as a line of text.</summary>
public sealed record MapRow(string BuildingId, string Building, string Grid, BuildingLoad Load);
