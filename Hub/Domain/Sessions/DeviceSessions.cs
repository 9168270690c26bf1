using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Sessions;

/// <summary>A session as it was opened or renewed.</summary>
/// <param name="Token">Goes to the device and is kept nowhere else.</param>
public sealed record OpenedSession(KeptSession Session, RenewalToken Token, Actor Actor, TimeSpan LockAfter);

/// <summary>
/// Lets a person stay signed in on a device. The renewal token is not rotated: an answer that is lost in a lift must not sign anybody out. A password set anew
/// ends renewals, not the access token of the running shift.
/// </summary>
public sealed class DeviceSessions(
    ISessionStore store, IAccountStore accounts, IRulebooks rulebooks, EndedSessions ended, SignInThrottle throttle, TimeProvider time)
{
    /// <summary>Devices on which one account is signed in; the one renewed longest ago goes.</summary>
    public const int MostForAccount = 20;

    private static readonly Refusal NotSignedIn = new(RefusalCode.Unauthenticated, "This device is no longer signed in; sign in with user name and password.");

    private FieldPolicy Policy => rulebooks.Current.Policy.Field;

    /// <returns>A refusal when the account was changed while the person signed in.</returns>
    public async Task<Outcome<OpenedSession>> Open(SignedIn who, Device device, CancellationToken cancellation)
    {
        var (token, now, policy) = (RenewalToken.Make(), time.GetUtcNow(), Policy);
        var session = new KeptSession(
            token.SessionId, token.SecretHash, who.Account.UserName, who.Account.PersonId, PasswordMarks.Of(who.Account), device, now, now, now + policy.DeviceLife);
        if ((await store.Open(session, MostForAccount, cancellation)).Count > 0)
        {
            await ended.Ring(cancellation);
        }

        // Asked after it is kept: a change before this is seen here, and one after it ends what is kept.
        if (await accounts.Find(who.Account.UserName, cancellation) is not { IsDisabled: false } account || !PasswordMarks.Fits(session, account))
        {
            await store.End(session, time.GetUtcNow(), cancellation);
            return new Refusal(RefusalCode.Unauthenticated, "The account was changed in this moment; sign in again.");
        }

        return new OpenedSession(session, token, who.Actor, policy.LockAfter);
    }

    /// <param name="address">Where the request comes from; guesses are counted by it, apart from those of passwords.</param>
    public async Task<Outcome<OpenedSession>> Renew(string? text, string address, CancellationToken cancellation)
    {
        if (TicketText.CheckRequired("renewalToken", text, RenewalToken.Longest) is { } refusal)
        {
            return refusal;
        }

        var token = RenewalToken.Read(text!);
        var (name, place) = ($"session {token?.SessionId}", $"renewal {address}");
        if (throttle.WaitFor(name, place) is { } wait)
        {
            return new Refusal(RefusalCode.Limited, $"Too many wrong renewal tokens; try again in {Math.Ceiling(wait.TotalSeconds)} s.", RetryAfter: wait);
        }

        if (token is null || await store.Find(token.SessionId, cancellation) is not { } session || !token.Fits(session))
        {
            throttle.RecordFailure(name, place);
            return NotSignedIn;
        }

        return await Renew(session, token, cancellation);
    }

    /// <summary>Signing out on the device. What is not signed in, or not by this token, stays as it is.</summary>
    public async Task<Refusal?> End(string? text, CancellationToken cancellation)
    {
        if (TicketText.CheckRequired("renewalToken", text, RenewalToken.Longest) is { } refusal)
        {
            return refusal;
        }

        if (RenewalToken.Read(text!) is { } token && await store.Find(token.SessionId, cancellation) is { } session && token.Fits(session)
            && await store.End(session, time.GetUtcNow(), cancellation))
        {
            await ended.Ring(cancellation);
        }

        return null;
    }

    private async Task<Outcome<OpenedSession>> Renew(KeptSession session, RenewalToken token, CancellationToken cancellation)
    {
        var (now, policy) = (time.GetUtcNow(), Policy);
        if (session.RenewableUntil <= now || await accounts.Find(session.UserName, cancellation) is not { } account)
        {
            return NotSignedIn;
        }

        if (account.IsDisabled)
        {
            return new Refusal(RefusalCode.Unauthenticated, "Your account was disabled; ask an administrator.");
        }

        if (account.PersonId != session.PersonId || !PasswordMarks.Fits(session, account))
        {
            return new Refusal(RefusalCode.Unauthenticated, "The password was changed since this device signed in; sign in with the new one.");
        }

        var chart = rulebooks.Current.Organisation;
        if (chart.FindPerson(session.PersonId) is not { } person)
        {
            return new Refusal(RefusalCode.Unauthenticated, "You are no longer in the organisation; ask an administrator, then sign in again.");
        }

        var renewed = session with { RenewedAt = now, RenewableUntil = now + policy.DeviceLife };
        return await store.Renew(renewed, cancellation)
            ? new OpenedSession(renewed, token, Actor.Staff(person, chart), policy.LockAfter)
            : NotSignedIn;
    }
}
