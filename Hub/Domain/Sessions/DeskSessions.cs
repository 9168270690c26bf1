using System.Collections.Concurrent;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Presences;

namespace RedProperty.Realtime.Domain.Sessions;

/// <summary>
/// Lets a person stay signed in at a desk, as a record that is listed and withdrawn like a device's. The browser's cookie names it; what the record does not
/// uphold, no cookie does.
/// </summary>
public sealed class DeskSessions(ISessionStore store, IAccountStore accounts, IRulebooks rulebooks, EndedSessions ended, TimeProvider time)
{
    /// <summary>Browsers in which one account is signed in; the one used longest ago goes.</summary>
    public const int MostForAccount = 200;

    /// <summary>A use is written down at most this often; 1 minute.</summary>
    public static readonly TimeSpan BetweenUses = TimeSpan.FromMinutes(1);

    /// <summary>Sessions that this process has seen upheld, for when the store is away; forgotten all at once when there are too many.</summary>
    private const int MostRemembered = 20_000;

    private readonly ConcurrentDictionary<string, bool> upheld = new(StringComparer.Ordinal);

    private DeskPolicy Policy => rulebooks.Current.Policy.Desk;

    /// <param name="name">Of the browser, for administrators; null when it does not say.</param>
    /// <param name="before">The session that this browser had; it ends.</param>
    public async Task<Identity> Open(SignedIn who, string? name, string? before, CancellationToken cancellation)
    {
        if (before is not null)
        {
            await End(before, cancellation);
        }

        var (token, now) = (RenewalToken.Make(), time.GetUtcNow());
        var device = new Device(token.SessionId, DeviceKind.Desk, name);
        var session = new KeptSession(
            token.SessionId, token.SecretHash, who.Account.UserName, who.Account.PersonId, PasswordMarks.Of(who.Account), device, now, now, Until(now, now));
        if ((await store.Open(session, MostForAccount, cancellation)).Count > 0)
        {
            await ended.Ring(cancellation);
        }

        Remember(session.Id);
        return new Identity(session.PersonId, session.UserName, session.Id, now);
    }

    /// <summary>Whether the record still lets the person be signed in.</summary>
    /// <param name="isUsed">Something is being done at the desk: it is not idle.</param>
    public async Task<bool> Upholds(Identity who, bool isUsed, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (who.SessionId is not { } id || await store.Find(id, cancellation) is not { } session || Lapses(session) <= now
            || await accounts.Find(session.UserName, cancellation) is not { IsDisabled: false } account
            || account.PersonId != session.PersonId || !PasswordMarks.Fits(session, account)
            || (isUsed && now - session.RenewedAt >= BetweenUses && !await store.Renew(Used(session, now), cancellation)))
        {
            if (who.SessionId is not null)
            {
                upheld.TryRemove(who.SessionId, out _);
            }

            return false;
        }

        Remember(id);
        return true;
    }

    /// <summary>While the store is away: whether the record upheld it when it was last asked by this process. A cookie that never was here opens nothing.</summary>
    public bool WasUpheld(Identity who) => who.SessionId is { } id && upheld.ContainsKey(id);

    /// <summary>Signing out at the desk. What has ended stays so.</summary>
    public async Task End(string sessionId, CancellationToken cancellation)
    {
        if (await store.Find(sessionId, cancellation) is { } session && await store.End(session, time.GetUtcNow(), cancellation))
        {
            await ended.Ring(cancellation);
        }
    }

    private void Remember(string sessionId)
    {
        if (upheld.Count >= MostRemembered)
        {
            upheld.Clear();
        }

        upheld.TryAdd(sessionId, true);
    }

    private KeptSession Used(KeptSession session, DateTimeOffset now) => session with { RenewedAt = now, RenewableUntil = Until(session.SignedInAt, now) };

    /// <summary>By what was written down and by the policy that holds now: a policy made stricter holds for who is signed in, too.</summary>
    private DateTimeOffset Lapses(KeptSession session)
    {
        var byPolicy = Until(session.SignedInAt, session.RenewedAt);
        return byPolicy < session.RenewableUntil ? byPolicy : session.RenewableUntil;
    }

    private DateTimeOffset Until(DateTimeOffset signedInAt, DateTimeOffset now)
    {
        var (idle, life) = (now + Policy.Idle, signedInAt + Policy.Life);
        return idle < life ? idle : life;
    }
}
