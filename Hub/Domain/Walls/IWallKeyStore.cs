namespace RedProperty.Realtime.Domain.Walls;

/// <summary>Keeps the keys of walls, by community.</summary>
public interface IWallKeyStore
{
    /// <summary>Oldest first.</summary>
    Task<IReadOnlyList<WallKey>> List(string communityId, CancellationToken cancellation);

    Task<WallKey?> Find(string communityId, string hash, CancellationToken cancellation);

    Task Add(string communityId, WallKey key, CancellationToken cancellation);

    /// <summary>A wall stands open with this key. Of a key that is gone, nothing is kept.</summary>
    Task See(string communityId, string hash, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>False when it was gone already.</summary>
    Task<bool> Remove(string communityId, string hash, CancellationToken cancellation);
}
