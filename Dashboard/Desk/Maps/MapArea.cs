namespace RedProperty.Realtime.Desk.Maps;

/// <summary>A grid's place on the map, with its name above its buildings.</summary>
/// <param name="Lines">The name in one or two lines that fit.</param>
internal sealed record MapArea(string GridId, IReadOnlyList<string> Lines, MapBox Box, MapBox LabelBox, IReadOnlyList<MapSpot> Spots);
