namespace RedProperty.Realtime.Domain.Organisation;

/// <summary>One place of the city's tree. Ids are unique over all levels and consist of a-z, 0-9 and hyphens.</summary>
/// <param name="ParentId">The place one level up; empty for a city.</param>
/// <param name="Address">Postal address; buildings only.</param>
/// <param name="Latitude">WGS84 degrees; buildings only.</param>
/// <param name="Longitude">WGS84 degrees; buildings only.</param>
/// <param name="CompanyId">The property company that serves the place (物业公司); inherited from above when empty.</param>
public sealed record Place(
    string Id,
    PlaceLevel Level,
    string ParentId,
    string Name,
    string NameEn,
    string? Address = null,
    double? Latitude = null,
    double? Longitude = null,
    string? CompanyId = null);
