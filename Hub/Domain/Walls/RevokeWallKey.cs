using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Audit;

namespace RedProperty.Realtime.Domain.Walls;

/// <summary>Takes a key back (撤销大屏密钥): every wall that stands open with it closes within seconds.</summary>
public sealed class RevokeWallKey(IWallKeyStore store, IRulebooks rulebooks, KeepAudit audit)
{
    /// <param name="keyId"><see cref="WallKey.Id"/>.</param>
    public async Task<Outcome<WallKey>> Revoke(Actor actor, string communityId, string keyId, CancellationToken cancellation)
    {
        if (WallAuthority.Check(actor, communityId, rulebooks.Current.Organisation) is { } refusal)
        {
            return refusal;
        }

        var key = (await store.List(communityId, cancellation)).FirstOrDefault(key => key.Id == keyId);
        if (key is null || !await store.Remove(communityId, key.Hash, cancellation))
        {
            return Refusal.NotFound("keyId", $"'{keyId}' is no wall key of this community, or was revoked already.");
        }

        await audit.Note(actor, AuditFacts.WallKeyRevoked, ("communityId", communityId), ("label", key.Label));
        return key;
    }
}
