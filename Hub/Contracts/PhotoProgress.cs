namespace RedProperty.Realtime.Contracts;

/// <summary>How far a photo has come that is sent in parts, as <c>PUT</c> and <c>GET /api/photos/{photoId}</c> tell it.</summary>
/// <param name="Received">Bytes that are there, from the first: where to go on.</param>
/// <param name="Total">Bytes of the whole file.</param>
/// <param name="IsKept">Whether it is whole and a command that names it will find it. False with all bytes there: send the last one again.</param>
public sealed record PhotoProgress(string PhotoId, long Received, long Total, bool IsKept);
