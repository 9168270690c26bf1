using RedProperty.Realtime.Domain.Accounts;

namespace RedProperty.Realtime.Domain.Walls;

/// <summary>Takes a key back (撤销大屏密钥): every wall that stands open with it closes within seconds.</summary>
public sealed class RevokeWallKey(IWallKeyStore store, IRulebooks rulebooks)
{
    /// <param name="keyId"><see cref="WallKey.Id"/>.</param>
    public async Task<Outcome<WallKey>> Revoke(Actor actor, string communityId, string keyId, CancellationToken cancellation)
    {
        if (WallAuthority.Check(actor, communityId, rulebooks.Current.Organisation) is { } refusal)
        {
            return refusal;
        }

        var key = (await store.List(communityId, cancellation)).FirstOrDefault(key => key.Id == keyId);
        return key is not null && await store.Remove(communityId, key.Hash, cancellation)
            ? key
            : Refusal.NotFound("keyId", $"'{keyId}' is no wall key of this community, or was revoked already.");
    }
}
