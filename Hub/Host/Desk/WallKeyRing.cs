using RedProperty.Realtime.Desk.Wall;
using RedProperty.Realtime.Domain.Walls;

namespace RedProperty.Realtime.Host.Desk;

/// <summary>A wall is opened by a configured key, which needs no store, or by one that the community's secretary made.</summary>
internal sealed class WallKeyRing(ConfiguredWallKeys configured, ReadWallKeys kept) : IWallKeys
{
    public async Task<bool> Opens(string communityId, string key) =>
        configured.Opens(communityId, key) || await kept.Opens(communityId, key, CancellationToken.None);
}
