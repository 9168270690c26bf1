namespace RedProperty.Realtime.Domain.Walls;

/// <summary>A key by which one screen opens a community's wall (大屏密钥). What opens the wall itself is not kept: only its SHA-256.</summary>
/// <param name="Hash">SHA-256 of the key, 64 hexadecimal digits.</param>
/// <param name="Label">Which screen it is for, in its maker's words.</param>
/// <param name="MadeBy">The person's id.</param>
/// <param name="SeenAt">When a wall last showed that it stands open with this key, to the minute; null before the first time.</param>
public sealed record WallKey(string Hash, string Label, string MadeBy, DateTimeOffset MadeAt, DateTimeOffset? SeenAt = null)
{
    /// <summary>How the key is named to people and programs; it opens nothing.</summary>
    public string Id => Hash[..12];
}
