namespace RedProperty.Realtime.Domain.Organisation;

/// <summary>Finds the building that a coordinate means.</summary>
public static class NearestBuilding
{
    /// <summary>Further away than this, a coordinate means no building of ours: 300 metres.</summary>
    public const double ReachInMetres = 300;

    private const double MetresPerDegree = 111_320;

    public static Place? To(this OrganisationChart chart, double latitude, double longitude)
    {
        // Over a few hundred metres the earth is flat; a degree of longitude shrinks with the cosine of the latitude.
        var shrink = Math.Cos(latitude * Math.PI / 180);
        var nearest = default(Place);
        var best = ReachInMetres * ReachInMetres;
        foreach (var place in chart.Places)
        {
            if (place is not { Level: PlaceLevel.Building, Latitude: { } lat, Longitude: { } lon })
            {
                continue;
            }

            var north = (lat - latitude) * MetresPerDegree;
            var east = (lon - longitude) * MetresPerDegree * shrink;
            var squared = (north * north) + (east * east);
            if (squared < best || (squared == best && nearest is not null && string.CompareOrdinal(place.Id, nearest.Id) < 0))
            {
                (nearest, best) = (place, squared);
            }
        }

        return nearest;
    }
}
