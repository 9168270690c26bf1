using RedProperty.Realtime.Domain.Accounts;

namespace RedProperty.Realtime.Domain.Sessions;

/// <summary>Ends what is signed in by accounts: the sessions of devices and desks at once, and what has none (a program's shift) with them.</summary>
public sealed class EndAccountSessions(ISessionStore store, EndedSessions ended, TimeProvider time)
{
    /// <summary>Before an account's password is changed: the session that goes on fits the old one and the new one.</summary>
    /// <param name="keep">Its id; nothing when null, or when it is another account's.</param>
    public async Task Prepare(string? keep, Account before, Account after, CancellationToken cancellation)
    {
        if (keep is not null && await store.Find(keep, cancellation) is { } session
            && string.Equals(session.UserName, before.UserName, StringComparison.OrdinalIgnoreCase))
        {
            await store.Renew(PasswordMarks.With(session, before, after), cancellation);
        }
    }

    /// <summary>Is not broken off: half of it would leave somebody signed in who must not be.</summary>
    /// <param name="keep">The id of a session that goes on; none when null.</param>
    public async Task End(IEnumerable<string> userNames, string? keep)
    {
        foreach (var userName in userNames)
        {
            await store.EndAll(userName, keep, time.GetUtcNow(), CancellationToken.None);
        }

        await ended.Ring(CancellationToken.None);
    }
}
