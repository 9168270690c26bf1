using RedProperty.Realtime.Domain.Accounts;

namespace RedProperty.Realtime.Domain.Walls;

/// <summary>Which keys there are, and whether one opens a wall.</summary>
public sealed class ReadWallKeys(IWallKeyStore store, IRulebooks rulebooks, TimeProvider time)
{
    /// <summary>A standing wall asks every few seconds; that it did is written down once a minute.</summary>
    public static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    /// <summary>Oldest first.</summary>
    public async Task<Outcome<WallKey[]>> List(Actor actor, string communityId, CancellationToken cancellation) =>
        WallAuthority.Check(actor, communityId, rulebooks.Current.Organisation) is { } refusal
            ? refusal
            : (await store.List(communityId, cancellation)).ToArray();

    public async Task<bool> Opens(string communityId, string key, CancellationToken cancellation)
    {
        if (key.Length is 0 or > SecretKey.Longest || await store.Find(communityId, SecretKey.HashOf(key), cancellation) is not { } found)
        {
            return false;
        }

        var now = time.GetUtcNow();
        if (found.SeenAt is null || now - found.SeenAt >= SeenEvery)
        {
            await store.See(communityId, found.Hash, now, cancellation);
        }

        return true;
    }
}
