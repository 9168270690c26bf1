using RedProperty.Realtime.Domain.Audit;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Sessions;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Accounts;

/// <summary>An account as an administrator sees it; of the password nothing.</summary>
/// <param name="Person">Null when the person has left the organisation: nobody can sign in by it.</param>
public sealed record AccountLine(string UserName, string PersonId, Person? Person, bool IsDisabled, DateTimeOffset? SignedInAt);

/// <summary>Lists accounts, sets passwords anew, closes and opens them (账号管理).</summary>
public sealed class KeepAccounts(
    IAccountStore accounts, IPasswords passwords, IRulebooks rulebooks, ShutOut shutOut, EndAccountSessions sessions, KeepAudit audit)
{
    /// <summary>By user name.</summary>
    public async Task<IReadOnlyList<AccountLine>> List(CancellationToken cancellation)
    {
        var chart = rulebooks.Current.Organisation;
        var signedIn = await accounts.SignedIn(cancellation);
        return
        [
            .. (await accounts.All(cancellation)).OrderBy(account => account.UserName, StringComparer.Ordinal).Select(account => new AccountLine(
                account.UserName, account.PersonId, chart.FindPerson(account.PersonId), account.IsDisabled,
                signedIn.TryGetValue(account.UserName.ToLowerInvariant(), out var at) ? at : null)),
        ];
    }

    /// <summary>Everything that was signed in by the account is out within seconds, in every process, and no device of it can be renewed.</summary>
    /// <param name="keep">The session at which this is done; it goes on, also when the password is one's own.</param>
    public async Task<Outcome<AccountLine>> SetPassword(Actor by, string userName, string? password, string? keep, CancellationToken cancellation)
    {
        if (!by.Holds(Role.Administrator))
        {
            return Refusal.Forbidden("Passwords are set anew by administrators.");
        }

        if (await accounts.Find(userName, cancellation) is not { } account)
        {
            return Unknown(userName);
        }

        if ((TicketText.CheckRequired("password", password, SignIn.LongestPassword) ?? TooShort(password!)) is { } refusal)
        {
            return refusal;
        }

        // From the first write on it is seen through: whoever goes away in the middle leaves no old session behind.
        var changed = account with { PasswordHash = passwords.Hash(password!) };
        await sessions.Prepare(keep, account, changed, cancellation);
        await accounts.Put([changed], CancellationToken.None);
        await sessions.End([account.UserName], keep);
        await audit.Note(by, AuditFacts.PasswordReset, ("userName", account.UserName));
        return Line(account);
    }

    /// <summary>Nobody signs in by a disabled account, and who is signed in by it is out within seconds, in every process.</summary>
    public async Task<Outcome<AccountLine>> Disable(Actor by, string userName, bool isDisabled, CancellationToken cancellation)
    {
        if (!by.Holds(Role.Administrator))
        {
            return Refusal.Forbidden("Accounts are disabled and enabled by administrators.");
        }

        if (await accounts.Find(userName, cancellation) is not { } account)
        {
            return Unknown(userName);
        }

        if (isDisabled && account.PersonId == by.Id)
        {
            return Refusal.Conflict("This is your own account; ask another administrator to disable it, so that somebody is left who can enable it.");
        }

        var changed = account with { IsDisabled = isDisabled };
        await accounts.Put([changed], CancellationToken.None);
        await shutOut.Write(await accounts.All(CancellationToken.None), CancellationToken.None);
        await audit.Note(by, isDisabled ? AuditFacts.AccountDisabled : AuditFacts.AccountEnabled, ("userName", account.UserName));
        return Line(changed);
    }

    private static Refusal? TooShort(string password) => password.Length >= OpenAccounts.ShortestPassword
        ? null
        : Refusal.Invalid("password", $"has {password.Length} characters; choose at least {OpenAccounts.ShortestPassword}.");

    private static Refusal Unknown(string userName) => Refusal.NotFound("userName", $"'{userName}' is no account.");

    private AccountLine Line(Account account) =>
        new(account.UserName, account.PersonId, rulebooks.Current.Organisation.FindPerson(account.PersonId), account.IsDisabled, null);
}
