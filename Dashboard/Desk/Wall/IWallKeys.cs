namespace RedProperty.Realtime.Desk.Wall;

/// <summary>Keys by which a screen on a wall opens a community's page without anybody signing in.</summary>
public interface IWallKeys
{
    /// <summary>Compares in constant time; a community without a key is opened by none.</summary>
    Task<bool> Opens(string communityId, string key);
}
