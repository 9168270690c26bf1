using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Audit;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Walls;

/// <summary>A key just made. <paramref name="Secret"/> is told once, here, and never again.</summary>
/// <param name="Secret">What opens the wall: the <c>key</c> of its address.</param>
public sealed record MadeWallKey(WallKey Key, string Secret);

/// <summary>Makes a key for one more screen (新增大屏密钥).</summary>
public sealed class MakeWallKey(IWallKeyStore store, IRulebooks rulebooks, KeepAudit audit, TimeProvider time)
{
    /// <summary>Characters.</summary>
    public const int LongestLabel = 40;

    /// <summary>Screens that one community may open by a key each.</summary>
    public const int MostKeys = 20;

    public async Task<Outcome<MadeWallKey>> Make(Actor actor, string communityId, string? label, CancellationToken cancellation)
    {
        if ((WallAuthority.Check(actor, communityId, rulebooks.Current.Organisation)
            ?? TicketText.CheckRequired("label", label, LongestLabel)) is { } refusal)
        {
            return refusal;
        }

        if ((await store.List(communityId, cancellation)).Count >= MostKeys)
        {
            return Refusal.Conflict($"This community has {MostKeys} wall keys already; revoke one that is no longer used.");
        }

        var secret = SecretKey.Make();
        var key = new WallKey(SecretKey.HashOf(secret), label!.Trim(), actor.Id, time.GetUtcNow());
        await store.Add(communityId, key, cancellation);
        await audit.Note(actor, AuditFacts.WallKeyMade, ("communityId", communityId), ("label", key.Label));
        return new MadeWallKey(key, secret);
    }
}
