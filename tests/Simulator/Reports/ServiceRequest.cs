namespace RedProperty.Realtime.Simulator.Reports;

/// <summary>One row of a city's export, in our words.</summary>
/// <param name="Index">Place in the order of time, from 0.</param>
/// <param name="Kind">Code of our catalogue.</param>
public sealed record ServiceRequest(
    int Index,
    string Id,
    DateTimeOffset At,
    string Kind,
    string Description,
    string Address,
    double? Latitude,
    double? Longitude,
    string District,
    string Street,
    string Community,
    string CommunityName)
{
    /// <summary>Rows without a community or without coordinates have no place of their own.</summary>
    public bool HasPlace => Community.Length > 0 && Latitude is not null && Longitude is not null;
}
